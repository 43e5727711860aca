namespace InvestOps.Pipeline.Runs;

/// <summary>Where a run stands in the ledger.</summary>
public enum RunState
{
    /// <summary>Begun. A process that died leaves its run so, and the next attempt marks it crashed.</summary>
    Running = 0,

    /// <summary>Ended well.</summary>
    Completed = 1,

    /// <summary>Ended with an error.</summary>
    Failed = 2,

    /// <summary>Stopped by a person or a shutdown.</summary>
    Cancelled = 3,

    /// <summary>The process died before it could say anything.</summary>
    Crashed = 4,
}

namespace InvestOps.Cli;

/// <summary>What the command says to the shell that called it.</summary>
public enum ExitCode
{
    /// <summary>Done, or done already.</summary>
    Done = 0,

    /// <summary>Failed.</summary>
    Failed = 1,

    /// <summary>Wrong usage or configuration.</summary>
    Usage = 2,

    /// <summary>Not ready, for example not yet published.</summary>
    NotReady = 3,
}

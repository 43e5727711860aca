namespace InvestOps.Pipeline.Watching;

/// <summary>How serious it is.</summary>
public enum HealthLevel
{
    /// <summary>To be looked at some time.</summary>
    Warning = 0,

    /// <summary>To be looked at now.</summary>
    Error = 1,
}

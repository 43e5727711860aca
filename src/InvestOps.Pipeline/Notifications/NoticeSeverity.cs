namespace InvestOps.Pipeline.Notifications;

/// <summary>How much a notice matters, in the words of the log levels.</summary>
public enum NoticeSeverity
{
    /// <summary>Normal.</summary>
    Info = 0,

    /// <summary>Data is missing or incomplete.</summary>
    Warning = 1,

    /// <summary>A run failed, or data is abnormal.</summary>
    Error = 2,
}

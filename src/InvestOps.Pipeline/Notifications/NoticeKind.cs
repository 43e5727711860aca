namespace InvestOps.Pipeline.Notifications;

/// <summary>Everything that people are told of: a closed set, which <c>notify.yaml</c> names in snake case.</summary>
public enum NoticeKind
{
    /// <summary>The one message of a day that a person can act on.</summary>
    DayReport = 0,

    /// <summary>What a session's scans found, before the day's report is written.</summary>
    ScanDigest = 1,

    /// <summary>A backtest is finished: its headline figures and its picture.</summary>
    BacktestFinished = 2,

    /// <summary>A run of a stage failed, or runs again.</summary>
    StageFailed = 3,

    /// <summary>A session is not stored although it is long due, or is there at last.</summary>
    IngestLate = 4,

    /// <summary>Any other line of the log at level ERROR.</summary>
    Error = 5,

    /// <summary>Something that watches the operation found it wrong or well again: storage, queue, backup, a silent machine.</summary>
    Health = 6,

    /// <summary>Something is still broken.</summary>
    Reminder = 7,

    /// <summary>The daily word that everything is well, or what is not. Its absence says that the machine is silent.</summary>
    AllWell = 8,

    /// <summary>A person tries the channel.</summary>
    Test = 9,
}

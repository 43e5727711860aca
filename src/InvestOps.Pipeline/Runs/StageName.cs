namespace InvestOps.Pipeline.Runs;

/// <summary>The stages, in the order of a day.</summary>
public enum StageName
{
    /// <summary>Fills the market store with a session.</summary>
    Ingest = 0,

    /// <summary>Makes the session's signals.</summary>
    Scan = 1,

    /// <summary>Writes the day's report.</summary>
    Report = 2,

    /// <summary>Queues the backtests that are due.</summary>
    RequestBacktest = 3,

    /// <summary>Runs one backtest.</summary>
    Backtest = 4,

    /// <summary>Mirrors finished reports to a folder.</summary>
    Sync = 5,

    /// <summary>Makes a backup.</summary>
    Backup = 6,

    /// <summary>Restores the newest backup for proof.</summary>
    RestoreDrill = 7,

    /// <summary>Packs old reports.</summary>
    Archive = 8,

    /// <summary>Sends what waits in the outbox.</summary>
    Notify = 9,

    /// <summary>Runs a tuning, or a shard of one.</summary>
    Tune = 10,
}

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

    /// <summary>Sends what waits in the outbox.</summary>
    Notify = 6,
}

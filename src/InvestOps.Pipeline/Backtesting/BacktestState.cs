namespace InvestOps.Pipeline.Backtesting;

/// <summary>Where a backtest stands.</summary>
public enum BacktestState
{
    /// <summary>Nothing is known of this id.</summary>
    Unknown,

    /// <summary>Asked for, and not begun.</summary>
    Queued,

    /// <summary>A worker is at it.</summary>
    Running,

    /// <summary>Its report is published.</summary>
    Completed,

    /// <summary>It cannot be run; the reason says why.</summary>
    Failed,
}

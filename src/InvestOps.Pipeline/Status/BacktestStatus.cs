using InvestOps.Pipeline.Backtesting;

namespace InvestOps.Pipeline.Status;

/// <summary>Where one backtest stands.</summary>
/// <param name="Reason">Why it failed; null for all others.</param>
/// <param name="Result">What came of it; null while there is no report.</param>
/// <param name="Report">Where its files are; null while there is no report.</param>
public sealed record BacktestStatus(string Id, BacktestState State, string? Reason = null, BacktestDocument? Result = null, string? Report = null);

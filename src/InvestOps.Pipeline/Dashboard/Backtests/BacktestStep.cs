namespace InvestOps.Pipeline.Dashboard.Backtests;

/// <summary>One step of a backtest's way from the request to the report.</summary>
/// <param name="Name">What it is, in words.</param>
/// <param name="State">The style class: done, running, ahead or failed.</param>
/// <param name="At">When; null where it has not come, or nobody kept it.</param>
/// <param name="Note">What else is known of it.</param>
public sealed record BacktestStep(string Name, string State, DateTimeOffset? At, string Note);

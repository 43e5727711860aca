namespace InvestOps.Pipeline.Tuning;

/// <summary>A trial as <c>result.json</c> shows it.</summary>
/// <param name="Number">Of its combination.</param>
/// <param name="Parameters">The values that were varied, by path.</param>
/// <param name="Objective">Null where a constraint is not met.</param>
/// <param name="Backtest">The id of its full backtest.</param>
/// <param name="IsBacktested">Whether the full backtest was made with the tuning.</param>
/// <param name="Command">Makes the full backtest, tear sheet included.</param>
public sealed record TrialEntry(
    long Number,
    IReadOnlyDictionary<string, string> Parameters,
    double? Objective,
    double? Sharpe,
    double? Cagr,
    double? Volatility,
    double MaxDrawdown,
    double Turnover,
    int Trades,
    string Backtest,
    bool IsBacktested,
    string Command);

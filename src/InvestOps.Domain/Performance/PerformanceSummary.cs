using InvestOps.Domain.Market;

namespace InvestOps.Domain.Performance;

/// <summary>
/// The headline measures of an equity curve, 252 sessions a year, no risk-free rate. A measure that does not exist for a
/// curve (no drawdown, no variance) is null, never zero or infinite.
/// </summary>
public sealed record PerformanceSummary
{
    public required double TotalReturn { get; init; }

    /// <summary>final^(252/n) − 1.</summary>
    public required double? Cagr { get; init; }

    /// <summary>Standard deviation of daily returns (n − 1) × √252.</summary>
    public required double? Volatility { get; init; }

    public required double? Sharpe { get; init; }

    public required double? Sortino { get; init; }

    /// <summary>The deepest fall from a running maximum, as a negative fraction.</summary>
    public required double MaxDrawdown { get; init; }

    /// <summary>Calendar days of the longest time under water, from the peak's session to recovery or the end.</summary>
    public required int LongestDrawdownDays { get; init; }

    public required double? Calmar { get; init; }

    public required double? BenchmarkTotalReturn { get; init; }

    public required double? BenchmarkCagr { get; init; }

    public required double? Beta { get; init; }

    public required Won Commission { get; init; }

    public required Won SalesTax { get; init; }

    public required Won Slippage { get; init; }

    /// <summary>One-way turnover a year: ½ Σ |fills| ÷ mean equity ÷ years.</summary>
    public required double Turnover { get; init; }

    public required int Trades { get; init; }

    /// <summary>Share of sessions that rose, among those that moved.</summary>
    public required double? HitRatio { get; init; }
}

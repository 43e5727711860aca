using InvestOps.Domain.Performance.Books;
using InvestOps.Domain.Performance.Inference;

namespace InvestOps.Domain.Performance;

/// <summary>Everything that is measured of one backtest.</summary>
public sealed record PerformanceReport
{
    public required PerformanceSummary Summary { get; init; }

    public required RiskMeasures Risk { get; init; }

    /// <summary>One for each index that is stored, the strategy's own first.</summary>
    public required IReadOnlyList<BenchmarkComparison> Benchmarks { get; init; }

    public required CostAttribution Costs { get; init; }

    public required TradeStatistics Trades { get; init; }

    public required IReadOnlyList<IssueResult> Issues { get; init; }

    public required BookMeasures Book { get; init; }

    public required HoldingHistory Holdings { get; init; }

    /// <summary>Null where the curve is too short or does not move.</summary>
    public required BootstrapIntervals? Intervals { get; init; }

    /// <summary>The probability that the true Sharpe ratio is above zero.</summary>
    public required double? ProbabilisticSharpe { get; init; }

    /// <summary>One fraction, zero or below, for each point of the curve.</summary>
    public required IReadOnlyList<double> Drawdowns { get; init; }

    /// <summary>The deepest ones, deepest first.</summary>
    public required IReadOnlyList<DatedDrawdown> WorstDrawdowns { get; init; }

    /// <summary>Null where the curve is shorter than a window.</summary>
    public required RollingMeasures? Rolling { get; init; }

    public required IReadOnlyList<PeriodReturn> Yearly { get; init; }

    public required IReadOnlyList<PeriodReturn> Monthly { get; init; }
}

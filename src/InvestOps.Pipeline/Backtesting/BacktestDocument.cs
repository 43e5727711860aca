using InvestOps.Domain.Performance;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>The stored result of a backtest (<c>result.json</c>), schema 1; curve and fills are CSV files beside it.</summary>
public sealed record BacktestDocument
{
    public int Schema { get; init; } = 1;

    public required string Id { get; init; }

    public required string Strategy { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    /// <summary>Won.</summary>
    public required decimal Capital { get; init; }

    /// <summary>Won.</summary>
    public required decimal FinalEquity { get; init; }

    public required int Trades { get; init; }

    public required int LapsedOrders { get; init; }

    public required int CorporateActions { get; init; }

    public required string Benchmark { get; init; }

    public required PerformanceDocument Performance { get; init; }

    /// <summary>Null in a result from before there were these measures.</summary>
    public MeasuresDocument? Measures { get; init; }

    public required IReadOnlyList<PeriodReturn> Yearly { get; init; }

    public required IReadOnlyList<HoldingEntry> LastHoldings { get; init; }
}

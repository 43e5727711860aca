using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Dashboard.Backtests;

/// <summary>One backtest of the list.</summary>
public sealed record BacktestRow
{
    public required string Id { get; init; }

    public required BacktestState State { get; init; }

    /// <summary>Its newest run; null where it waits.</summary>
    public RunRecord? Run { get; init; }

    /// <summary>What came of it; null while there is no report, or it cannot be read.</summary>
    public BacktestDocument? Result { get; init; }

    /// <summary>Points of its equity curve, oldest first; few enough to be drawn small.</summary>
    public IReadOnlyList<double> Curve { get; init; } = [];

    /// <summary>Why it has no report, or why that cannot be read.</summary>
    public string? Trouble { get; init; }
}

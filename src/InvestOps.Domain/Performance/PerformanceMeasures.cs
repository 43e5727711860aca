using InvestOps.Domain.Backtesting;

namespace InvestOps.Domain.Performance;

/// <summary>Measures of a backtest's equity curve.</summary>
public static class PerformanceMeasures
{
    public static PerformanceSummary Summarize(BacktestResult result) => throw new NotSupportedException();

    /// <summary>V ÷ running maximum − 1, the start included.</summary>
    public static double[] Drawdowns(IReadOnlyList<double> values) => throw new NotSupportedException();

    public static IReadOnlyList<PeriodReturn> Yearly(BacktestResult result) => throw new NotSupportedException();

    public static IReadOnlyList<PeriodReturn> Monthly(BacktestResult result) => throw new NotSupportedException();
}

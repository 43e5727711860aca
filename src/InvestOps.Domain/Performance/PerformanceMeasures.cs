using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Domain.Trading;

namespace InvestOps.Domain.Performance;

/// <summary>
/// Measures of a backtest's equity curve. Returns start from the capital before the first session, so n sessions give n
/// returns; the benchmark is known from the first session's close on.
/// </summary>
public static class PerformanceMeasures
{
    public static PerformanceSummary Summarize(BacktestResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var values = result.Curve.Select(point => (double)point.Equity.Amount).Prepend((double)result.Request.Capital.Amount).ToArray();
        var returns = DailyReturns.Of(values);
        var totalReturn = (values[^1] / values[0]) - 1;
        var cagr = Growth.Cagr(totalReturn, returns.Length);
        var maxDrawdown = Drawdown.Deepest(values);
        var benchmark = result.Curve.Select(point => point.Benchmark).ToArray();
        var benchmarkReturn = TotalReturnOf(benchmark);
        return new PerformanceSummary
        {
            TotalReturn = totalReturn,
            Cagr = cagr,
            Volatility = Dispersion.Volatility(returns),
            Sharpe = RewardToRisk.Sharpe(returns),
            Sortino = RewardToRisk.Sortino(returns),
            MaxDrawdown = maxDrawdown,
            LongestDrawdownDays = Drawdown.LongestDays(DatesOf(result), values),
            Calmar = RewardToRisk.Calmar(cagr, maxDrawdown),
            BenchmarkTotalReturn = benchmarkReturn,
            BenchmarkCagr = benchmarkReturn is { } total ? Growth.Cagr(total, benchmark.Length - 1) : null,
            Beta = returns.Length > 0 ? MarketSensitivity.Beta(returns.AsSpan(1), DailyReturns.Of(benchmark)) : null,
            Commission = Sum(result, fill => fill.Commission),
            SalesTax = Sum(result, fill => fill.SalesTax),
            Slippage = Sum(result, fill => fill.Slippage),
            Turnover = Turnover.OneWayAnnual((double)Sum(result, fill => fill.Amount).Amount, values.AsSpan(1)),
            Trades = result.Fills.Count,
            HitRatio = HitRate.Of(returns),
        };
    }

    /// <summary>V ÷ running maximum − 1, the start included.</summary>
    public static double[] Drawdowns(IReadOnlyList<double> values) => Drawdown.Series(values);

    /// <summary>One entry a calendar year of the curve, in order.</summary>
    public static IReadOnlyList<PeriodReturn> Yearly(BacktestResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return CalendarPeriods.Of(result, monthly: false);
    }

    /// <summary>One entry a calendar month of the curve, in order.</summary>
    public static IReadOnlyList<PeriodReturn> Monthly(BacktestResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return CalendarPeriods.Of(result, monthly: true);
    }

    // The capital has no day of its own: a curve that falls at once has been under water since its first session.
    private static DateOnly[] DatesOf(BacktestResult result) =>
        [.. result.Curve.Take(1).Concat(result.Curve).Select(point => point.Date.Date)];

    private static double? TotalReturnOf(double[] benchmark) =>
        benchmark.Length > 1 && double.IsFinite(benchmark[^1] / benchmark[0]) ? (benchmark[^1] / benchmark[0]) - 1 : null;

    private static Won Sum(BacktestResult result, Func<Fill, Won> part) => new(result.Fills.Sum(fill => part(fill).Amount));
}

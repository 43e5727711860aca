using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Domain.Performance.Books;
using InvestOps.Domain.Performance.Inference;
using InvestOps.Domain.Trading;

namespace InvestOps.Domain.Performance;

/// <summary>
/// Measures of a backtest's equity curve. Returns start from the capital before the first session, so n sessions give n
/// returns; the benchmark is known from the first session's close on.
/// </summary>
public static class PerformanceMeasures
{
    private const int MostDrawdowns = 5;

    /// <summary>All there is to measure.</summary>
    /// <param name="panel">The market that the backtest ran on, with the close and, of raw prices, the adjustment.</param>
    /// <param name="rounding">How the account kept shares.</param>
    /// <exception cref="ArgumentException">The result is not of this market.</exception>
    public static PerformanceReport Measure(BacktestResult result, MarketPanel panel, ShareRounding rounding)
    {
        ArgumentNullException.ThrowIfNull(panel);
        var history = HoldingHistory.Of(result, panel, rounding);
        var first = panel.IndexOf(result.Curve[0].Date);
        var levels = panel.Indices.ToDictionary(index => index.Key, index => index.Value[first..(first + result.Curve.Count)], StringComparer.Ordinal);
        return Measure(result, history, levels);
    }

    /// <param name="history">What was held.</param>
    /// <param name="indices">Closing values of each index on the curve's sessions, NaN where not stored.</param>
    /// <inheritdoc cref="Measure(BacktestResult, MarketPanel, ShareRounding)"/>
    public static PerformanceReport Measure(BacktestResult result, HoldingHistory history, IReadOnlyDictionary<string, double[]> indices)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(indices);
        var values = ValuesOf(result);
        var returns = ReturnsOf(values);
        var drawdowns = Drawdown.Series(values)[1..];
        double[] benchmark = [double.NaN, .. DailyReturns.Of([.. result.Curve.Select(point => point.Benchmark)])];
        return new PerformanceReport
        {
            Summary = Summarize(result),
            Risk = RiskMeasures.Of(returns, drawdowns),
            Benchmarks = Compare(result.Benchmark, indices, returns),
            Costs = CostAttribution.Of(result),
            Trades = TradeStatistics.Of(history.RoundTrips),
            Issues = IssueResult.Of(history.RoundTrips),
            Book = BookMeasures.Of(result, history),
            Holdings = history,
            Intervals = StationaryBootstrap.Of(returns, result.Request.Id),
            ProbabilisticSharpe = SharpeEvidence.Probabilistic(returns),
            Drawdowns = drawdowns,
            WorstDrawdowns = Worst(result, values),
            Rolling = RollingMeasures.Of(returns, benchmark),
            Yearly = Yearly(result),
            Monthly = Monthly(result),
        };
    }

    public static PerformanceSummary Summarize(BacktestResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var values = ValuesOf(result);
        var returns = ReturnsOf(values);
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

    private static double[] ValuesOf(BacktestResult result) =>
        [(double)result.Request.Capital.Amount, .. result.Curve.Select(point => (double)point.Equity.Amount)];

    // After all was lost nothing moves any more.
    private static double[] ReturnsOf(double[] values) => [.. DailyReturns.Of(values).Select(r => double.IsNaN(r) ? 0 : r)];

    // Its own benchmark first; an index without any value in the range says nothing.
    private static BenchmarkComparison[] Compare(string own, IReadOnlyDictionary<string, double[]> indices, double[] returns) =>
    [
        .. indices.Where(index => index.Value.Any(double.IsFinite))
            .OrderByDescending(index => index.Key == own)
            .ThenByDescending(index => index.Key == "KOSPI")
            .ThenByDescending(index => index.Key == "KOSDAQ")
            .ThenBy(index => index.Key, StringComparer.Ordinal)
            .Select(index => BenchmarkComparison.Of(index.Key, index.Value, returns)),
    ];

    private static DatedDrawdown[] Worst(BacktestResult result, double[] values)
    {
        return [.. Drawdown.Spells(values).OrderBy(spell => spell.Depth).ThenBy(spell => spell.Peak).Take(MostDrawdowns).Select(Dated)];

        DatedDrawdown Dated(DrawdownSpell spell)
        {
            var (peak, recovery) = (SessionOf(spell.Peak), spell.Recovery is { } place ? SessionOf(place) : (Calendar.TradingDate?)null);
            var end = recovery ?? result.Curve[^1].Date;
            return new DatedDrawdown(peak, SessionOf(spell.Valley), recovery, spell.Depth, end.Date.DayNumber - peak.Date.DayNumber);
        }

        Calendar.TradingDate SessionOf(int place) => result.Curve[Math.Max(0, place - 1)].Date;
    }

    private static double? TotalReturnOf(double[] benchmark) =>
        benchmark.Length > 1 && double.IsFinite(benchmark[^1] / benchmark[0]) ? (benchmark[^1] / benchmark[0]) - 1 : null;

    private static Won Sum(BacktestResult result, Func<Fill, Won> part) => new(result.Fills.Sum(fill => part(fill).Amount));
}

using InvestOps.Domain.Backtesting;

namespace InvestOps.Domain.Performance;

/// <summary>Cuts an equity curve into months or years, each from the last value before it to its own last value.</summary>
internal static class CalendarPeriods
{
    public static List<PeriodReturn> Of(BacktestResult result, bool monthly)
    {
        var periods = new List<PeriodReturn>();
        var start = 0;
        for (var t = 1; t <= result.Curve.Count; t++)
        {
            if (t == result.Curve.Count || KeyOf(result.Curve[t], monthly) != KeyOf(result.Curve[start], monthly))
            {
                periods.Add(Period(result, start, t, monthly));
                start = t;
            }
        }

        return periods;
    }

    private static (int Year, int? Month) KeyOf(EquityPoint point, bool monthly) =>
        (point.Date.Date.Year, monthly ? point.Date.Date.Month : null);

    /// <param name="end">The first session after the period.</param>
    private static PeriodReturn Period(BacktestResult result, int start, int end, bool monthly)
    {
        var (year, month) = KeyOf(result.Curve[start], monthly);
        var before = start == 0 ? result.Request.Capital : result.Curve[start - 1].Equity;
        var values = result.Curve.Skip(start).Take(end - start).Select(point => point.Equity).Prepend(before).Select(value => (double)value.Amount).ToList();

        // The benchmark has no value before the range, so its first period counts from the first session's close.
        var benchmark = (result.Curve[end - 1].Benchmark / result.Curve[Math.Max(0, start - 1)].Benchmark) - 1;
        return new PeriodReturn(
            year,
            month,
            (values[^1] / values[0]) - 1,
            double.IsFinite(benchmark) ? benchmark : null,
            Drawdown.Deepest(values));
    }
}

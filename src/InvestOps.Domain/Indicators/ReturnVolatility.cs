using System.Buffers;
using InvestOps.Domain.Market;

namespace InvestOps.Domain.Indicators;

/// <summary>
/// The standard deviation (n − 1) of daily returns of adjusted closes, for every issue at once. Sessions without trades are
/// left out: the carried close of a halt would count as perfect calm.
/// </summary>
public static class ReturnVolatility
{
    /// <summary>
    /// Writes one figure an issue, a fraction a day; NaN where the first of the closes is missing or fewer than half of the
    /// sessions traded. The first trade after a halt counts with its whole jump, since the close is carried to it.
    /// </summary>
    /// <param name="sessions">How many daily returns; one close more is read.</param>
    public static void Measure(MarketWindow window, int sessions, Span<double> deviations)
    {
        var pool = ArrayPool<double>.Shared.Rent(deviations.Length * 3);
        var sums = pool.AsSpan(0, deviations.Length);
        var squares = pool.AsSpan(deviations.Length, deviations.Length);
        var counts = pool.AsSpan(deviations.Length * 2, deviations.Length);
        pool.AsSpan().Clear();
        for (var ago = sessions - 1; ago >= 0; ago--)
        {
            Add(window, ago, sums, squares, counts);
        }

        var first = window.Row(PanelColumn.Close, sessions);
        for (var issue = 0; issue < deviations.Length; issue++)
        {
            var count = counts[issue];
            var squared = squares[issue] - (sums[issue] * sums[issue] / count);
            var enough = first[issue] > 0 && IsEnough(count, sessions);
            deviations[issue] = enough ? Math.Sqrt(Math.Max(0, squared) / (count - 1)) : double.NaN;
        }

        ArrayPool<double>.Shared.Return(pool);
    }

    /// <summary>One issue's figure, and how many returns it is made of; here in two passes, the plain definition.</summary>
    public static (double Deviation, int Traded) Of(MarketWindow window, int sessions, int issue)
    {
        var returns = new List<double>(sessions);
        for (var ago = sessions - 1; ago >= 0; ago--)
        {
            var change = PriceChange.Measure(window, ago + 1, ago, issue);
            if (window.At(PanelColumn.Volume, ago, issue) > 0 && !double.IsNaN(change))
            {
                returns.Add(change);
            }
        }

        if (!(window.At(PanelColumn.Close, sessions, issue) > 0) || !IsEnough(returns.Count, sessions))
        {
            return (double.NaN, returns.Count);
        }

        var mean = returns.Average();
        return (Math.Sqrt(returns.Sum(change => (change - mean) * (change - mean)) / (returns.Count - 1)), returns.Count);
    }

    private static bool IsEnough(double traded, int sessions) => traded >= 2 && traded * 2 >= sessions;

    private static void Add(MarketWindow window, int ago, Span<double> sums, Span<double> squares, Span<double> counts)
    {
        var close = window.Row(PanelColumn.Close, ago);
        var previous = window.Row(PanelColumn.Close, ago + 1);
        var adjustment = window.Row(PanelColumn.Adjustment, ago);
        var previousAdjustment = window.Row(PanelColumn.Adjustment, ago + 1);
        var volume = window.Row(PanelColumn.Volume, ago);
        for (var issue = 0; issue < sums.Length; issue++)
        {
            if (volume[issue] > 0 && close[issue] > 0 && previous[issue] > 0)
            {
                var change = (close[issue] / previous[issue] * (previousAdjustment[issue] / adjustment[issue])) - 1;
                sums[issue] += change;
                squares[issue] += change * change;
                counts[issue]++;
            }
        }
    }
}

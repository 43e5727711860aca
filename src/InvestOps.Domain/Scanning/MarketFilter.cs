using System.Globalization;
using InvestOps.Domain.Market;

namespace InvestOps.Domain.Scanning;

/// <summary>A trend filter on an index: the market is on while the index closes at or above its moving average.</summary>
/// <param name="Index">Index name, for example <c>KOSPI</c>.</param>
/// <param name="Sessions">Length of the simple moving average, the as-of session included.</param>
public sealed record MarketFilter(string Index, int Sessions)
{
    /// <summary>The index and its average at the as-of session; NaN where the index history is too short.</summary>
    public (double Close, double Average) Measure(MarketWindow window)
    {
        if (window.Length < Sessions)
        {
            return (double.NaN, double.NaN);
        }

        var sum = 0d;
        for (var ago = 0; ago < Sessions; ago++)
        {
            sum += window.IndexAt(Index, ago);
        }

        return (window.IndexAt(Index, 0), sum / Sessions);
    }

    /// <summary>Whether the strategy may hold its TopN. Without enough index history it may not.</summary>
    public bool IsOn(MarketWindow window)
    {
        var (close, average) = Measure(window);
        return close >= average;
    }

    /// <summary>What the filter measures and says, for people.</summary>
    public string Explain(MarketWindow window)
    {
        var (close, average) = Measure(window);
        if (double.IsNaN(close) || double.IsNaN(average))
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{Index} is not stored for all of the last {Sessions} sessions: no TopN is held");
        }

        return close >= average
            ? string.Create(CultureInfo.InvariantCulture, $"{Index} {close:#,##0.00} >= {average:#,##0.00}, its average of {Sessions} sessions: the TopN is held")
            : string.Create(CultureInfo.InvariantCulture, $"{Index} {close:#,##0.00} < {average:#,##0.00}, its average of {Sessions} sessions: no TopN is held");
    }
}

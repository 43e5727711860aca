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

    /// <summary>What the filter measures and says, for reports.</summary>
    public Explanation Explain(MarketWindow window)
    {
        var (close, average) = Measure(window);
        return double.IsNaN(close) || double.IsNaN(average)
            ? Explanation.Of(ExplanationKeys.FilterUnknown, $"{Index}", $"{Sessions}")
            : Explanation.Of(
                close >= average ? ExplanationKeys.FilterOn : ExplanationKeys.FilterOff,
                $"{Index}",
                $"{close:#,##0.00}",
                $"{average:#,##0.00}",
                $"{Sessions}");
    }
}

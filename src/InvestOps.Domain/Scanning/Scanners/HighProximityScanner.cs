using InvestOps.Domain.Indicators;
using InvestOps.Domain.Market;

namespace InvestOps.Domain.Scanning.Scanners;

/// <summary>
/// Issues near their high: adjusted close ÷ highest adjusted close of the last <paramref name="Sessions"/> sessions, the
/// as-of session included. After George and Hwang (2004).
/// </summary>
/// <param name="Sessions">252 sessions are about 52 weeks.</param>
public sealed record HighProximityScanner(int Sessions) : IScanner
{
    public int Lookback => Sessions - 1;

    public IReadOnlyList<PanelColumn> Columns => [PanelColumn.Close, PanelColumn.Adjustment];

    public void Score(MarketWindow window, Span<double> scores) => HighestClose.Proximity(window, Sessions, scores);

    public Explanation Explain(MarketWindow window, int issue)
    {
        if (!(window.At(PanelColumn.Close, Lookback, issue) > 0 && window.At(PanelColumn.Close, 0, issue) > 0))
        {
            return UsedCloses.Missing(window, issue, Lookback, 0);
        }

        var high = HighestClose.SessionsAgo(window, Sessions, issue);
        var below = PriceChange.Measure(window, high, 0, issue);
        return Explanation.Of(
            ExplanationKeys.Proximity,
            $"{1 + below:0.00%}",
            $"{Sessions}",
            $"{UsedCloses.At(window, high, issue):#,##0.##}",
            $"{window.SessionAt(high)}");
    }
}

using InvestOps.Domain.Indicators;
using InvestOps.Domain.Market;

namespace InvestOps.Domain.Scanning.Scanners;

/// <summary>
/// Past losers of days: minus the return of the adjusted close over the last <paramref name="Sessions"/> sessions. After
/// Lehmann (1990) and Jegadeesh (1990).
/// </summary>
/// <param name="Sessions">5 sessions are a week.</param>
public sealed record ShortTermReversalScanner(int Sessions) : IScanner
{
    public int Lookback => Sessions;

    public IReadOnlyList<PanelColumn> Columns => [PanelColumn.Close, PanelColumn.Adjustment];

    public void Score(MarketWindow window, Span<double> scores)
    {
        PriceChange.Measure(window, Sessions, 0, scores);
        for (var issue = 0; issue < scores.Length; issue++)
        {
            scores[issue] = -scores[issue];
        }
    }

    public Explanation Explain(MarketWindow window, int issue)
    {
        var change = PriceChange.Measure(window, Sessions, 0, issue);
        return double.IsNaN(change)
            ? UsedCloses.Missing(window, issue, Sessions, 0)
            : Explanation.Of(
                ExplanationKeys.Reversal,
                $"{change:+0.00%;-0.00%;0.00%}",
                $"{Sessions}",
                $"{window.SessionAt(Sessions)}",
                $"{UsedCloses.At(window, Sessions, issue):#,##0.##}",
                $"{window.AsOf}",
                $"{UsedCloses.At(window, 0, issue):#,##0.##}");
    }
}

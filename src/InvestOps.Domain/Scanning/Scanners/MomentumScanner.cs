using InvestOps.Domain.Indicators;
using InvestOps.Domain.Market;

namespace InvestOps.Domain.Scanning.Scanners;

/// <summary>
/// Past winners: adjusted close <paramref name="Skip"/> sessions ago ÷ adjusted close <paramref name="LookbackSessions"/>
/// sessions ago − 1. The latest month is skipped, since it tends to reverse. After Jegadeesh and Titman (1993).
/// </summary>
/// <param name="LookbackSessions">252 sessions are about a year.</param>
/// <param name="Skip">21 sessions are about a month.</param>
public sealed record MomentumScanner(int LookbackSessions, int Skip) : IScanner
{
    public int Lookback => LookbackSessions;

    public IReadOnlyList<PanelColumn> Columns => [PanelColumn.Close, PanelColumn.Adjustment];

    public void Score(MarketWindow window, Span<double> scores) => PriceChange.Measure(window, LookbackSessions, Skip, scores);

    public Explanation Explain(MarketWindow window, int issue)
    {
        var change = PriceChange.Measure(window, LookbackSessions, Skip, issue);
        return double.IsNaN(change) || !window.IsListed(issue)
            ? UsedCloses.Missing(window, issue, LookbackSessions, Skip, 0)
            : Explanation.Of(
                ExplanationKeys.Momentum,
                $"{change:+0.00%;-0.00%;0.00%}",
                $"{window.SessionAt(LookbackSessions)}",
                $"{UsedCloses.At(window, LookbackSessions, issue):#,##0.##}",
                $"{window.SessionAt(Skip)}",
                $"{UsedCloses.At(window, Skip, issue):#,##0.##}");
    }
}

using System.Globalization;
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

    public void Score(MarketWindow window, Span<double> scores)
    {
        PriceChange.Measure(window, LookbackSessions, Skip, scores);
        var today = window.Row(PanelColumn.Close, 0);
        for (var issue = 0; issue < scores.Length; issue++)
        {
            if (double.IsNaN(today[issue]))
            {
                scores[issue] = double.NaN;
            }
        }
    }

    public string Explain(MarketWindow window, int issue)
    {
        var change = PriceChange.Measure(window, LookbackSessions, Skip, issue);
        return double.IsNaN(change) || !window.IsListed(issue)
            ? PriceText.Missing(window, issue, LookbackSessions, Skip, 0)
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{change:+0.00%;-0.00%} from {PriceText.At(window, LookbackSessions, issue)} to {PriceText.At(window, Skip, issue)}");
    }
}

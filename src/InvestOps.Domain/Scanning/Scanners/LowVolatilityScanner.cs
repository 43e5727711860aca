using InvestOps.Domain.Indicators;
using InvestOps.Domain.Market;

namespace InvestOps.Domain.Scanning.Scanners;

/// <summary>
/// Calm issues: minus the standard deviation (n − 1) of the daily returns of adjusted closes over the last
/// <paramref name="Sessions"/> sessions, sessions without trades left out. After Blitz and van Vliet (2007).
/// </summary>
/// <param name="Sessions">How many daily returns.</param>
public sealed record LowVolatilityScanner(int Sessions) : IScanner
{
    // The usual number of sessions in a year, to show a daily deviation as people quote it.
    private const double SessionsOfYear = 252;

    public int Lookback => Sessions;

    public IReadOnlyList<PanelColumn> Columns => [PanelColumn.Close, PanelColumn.Volume, PanelColumn.Adjustment];

    public void Score(MarketWindow window, Span<double> scores)
    {
        ReturnVolatility.Measure(window, Sessions, scores);
        var today = window.Row(PanelColumn.Close, 0);
        for (var issue = 0; issue < scores.Length; issue++)
        {
            scores[issue] = today[issue] > 0 ? -scores[issue] : double.NaN;
        }
    }

    public Explanation Explain(MarketWindow window, int issue)
    {
        if (!(window.At(PanelColumn.Close, Sessions, issue) > 0 && window.At(PanelColumn.Close, 0, issue) > 0))
        {
            return UsedCloses.Missing(window, issue, Sessions, 0);
        }

        var (daily, traded) = ReturnVolatility.Of(window, Sessions, issue);
        if (double.IsNaN(daily))
        {
            return Explanation.Of(ExplanationKeys.RarelyTraded, $"{traded}", $"{Sessions}", $"{window.SessionAt(Sessions)}");
        }

        return Explanation.Of(
            ExplanationKeys.Volatility,
            $"{daily:0.00%}",
            $"{daily * Math.Sqrt(SessionsOfYear):0.0%}",
            $"{traded}",
            $"{window.SessionAt(Sessions)}");
    }
}

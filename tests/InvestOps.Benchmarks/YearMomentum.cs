using System.Globalization;
using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning;

namespace InvestOps.Benchmarks;

/// <summary>The reference score, close 21 sessions ago ÷ close 252 sessions ago − 1, written as plainly as a scanner can be.</summary>
internal sealed class YearMomentum : IScanner
{
    private const int Skip = 21;

    public int Lookback => 252;

    public IReadOnlyList<PanelColumn> Columns { get; } = [PanelColumn.Close];

    public void Score(MarketWindow window, Span<double> scores)
    {
        var then = window.Row(PanelColumn.Close, Lookback);
        var now = window.Row(PanelColumn.Close, Skip);
        for (var issue = 0; issue < scores.Length; issue++)
        {
            scores[issue] = (now[issue] / then[issue]) - 1;
        }
    }

    public string Explain(MarketWindow window, int issue) =>
        string.Create(CultureInfo.InvariantCulture, $"{window.At(PanelColumn.Close, Skip, issue)} after {window.At(PanelColumn.Close, Lookback, issue)}");
}

using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning;

namespace InvestOps.Domain.Tests.Backtesting;

/// <summary>A scanner that ranks the issues a test names, session by session, in the order given.</summary>
internal sealed class ChosenIssues(Func<TradingDate, string[]> choose, int lookback = 0) : IScanner
{
    public int Lookback => lookback;

    public IReadOnlyList<PanelColumn> Columns { get; } = [PanelColumn.Close];

    public void Score(MarketWindow window, Span<double> scores)
    {
        scores.Fill(double.NaN);
        var codes = choose(window.AsOf);
        for (var rank = 0; rank < codes.Length; rank++)
        {
            scores[window.IndexOf(Symbol.Parse(codes[rank]))] = -rank;
        }
    }

    public Explanation Explain(MarketWindow window, int issue) => new(ExplanationKeys.TooFewPrices, []);
}

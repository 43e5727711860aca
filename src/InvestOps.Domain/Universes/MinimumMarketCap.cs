using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning;

namespace InvestOps.Domain.Universes;

/// <summary>Admits issues whose market cap (시가총액) reaches an amount. An issue whose market cap is not stored is left out.</summary>
/// <param name="Won">The smallest market cap that is admitted.</param>
public sealed record MinimumMarketCap(double Won) : IUniverseRule
{
    public ExclusionReason Reason => ExclusionReason.TooSmall;

    public int Lookback => 0;

    public IReadOnlyList<PanelColumn> Columns => [PanelColumn.MarketCap];

    public void Apply(MarketWindow window, IssueMask admitted) => admitted.KeepFrom(window.Row(PanelColumn.MarketCap, 0), Won);

    public Explanation Explain(MarketWindow window, int issue)
    {
        var cap = window.At(PanelColumn.MarketCap, 0, issue);
        return double.IsNaN(cap)
            ? Explanation.Of(ExplanationKeys.NoMarketCap, $"{window.AsOf}")
            : Explanation.Of(ExplanationKeys.TooSmall, $"{cap:#,##0}", $"{Won:#,##0}");
    }
}

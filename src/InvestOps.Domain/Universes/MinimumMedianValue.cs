using InvestOps.Domain.Indicators;
using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning;

namespace InvestOps.Domain.Universes;

/// <summary>Admits issues whose median traded value (거래대금) reaches an amount; sessions without trades count as 0.</summary>
/// <param name="Sessions">How many sessions, the as-of session included.</param>
/// <param name="Won">The smallest median that is admitted.</param>
public sealed record MinimumMedianValue(int Sessions, double Won) : IUniverseRule
{
    public ExclusionReason Reason => ExclusionReason.Illiquid;

    public int Lookback => Sessions - 1;

    public IReadOnlyList<PanelColumn> Columns => [PanelColumn.Value];

    public void Apply(MarketWindow window, IssueMask admitted) => MedianValue.AtLeast(window, Sessions, Won, admitted);

    public Explanation Explain(MarketWindow window, int issue) => Explanation.Of(
        ExplanationKeys.Illiquid,
        $"{Sessions}",
        $"{MedianValue.Of(window, Sessions, issue):#,##0}",
        $"{Won:#,##0}");
}

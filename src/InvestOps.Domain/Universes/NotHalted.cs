using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning;

namespace InvestOps.Domain.Universes;

/// <summary>Admits issues that traded on the as-of session.</summary>
public sealed record NotHalted : IUniverseRule
{
    public ExclusionReason Reason => ExclusionReason.Halted;

    public int Lookback => 0;

    public IReadOnlyList<PanelColumn> Columns => [PanelColumn.Volume];

    public void Apply(MarketWindow window, IssueMask admitted) => window.KeepTraded(admitted);

    public Explanation Explain(MarketWindow window, int issue) => Explanation.Of(ExplanationKeys.Halted, $"{window.AsOf}");
}

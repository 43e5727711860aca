using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning;

namespace InvestOps.Domain.Universes;

/// <summary>Admits issues that traded on the as-of session.</summary>
public sealed record NotHalted : IUniverseRule
{
    public ExclusionReason Reason => ExclusionReason.Halted;

    public int Lookback => 0;

    public IReadOnlyList<PanelColumn> Columns => [PanelColumn.Volume];

    public void Apply(MarketWindow window, Span<bool> admitted)
    {
        var volume = window.Row(PanelColumn.Volume, 0);
        for (var issue = 0; issue < admitted.Length; issue++)
        {
            admitted[issue] &= volume[issue] > 0;
        }
    }

    public Explanation Explain(MarketWindow window, int issue) => Explanation.Of(ExplanationKeys.Halted, $"{window.AsOf}");
}

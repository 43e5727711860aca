using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning;

namespace InvestOps.Domain.Universes;

/// <summary>
/// Admits issues only if the store holds every session that a rule or scanner looks back on. A gap breaks comparability,
/// since corporate actions within it are not known, so it then admits none.
/// </summary>
internal sealed class UnbrokenHistory(int lookback) : IUniverseRule
{
    public ExclusionReason Reason => ExclusionReason.TooLittleHistory;

    public int Lookback => lookback;

    public IReadOnlyList<PanelColumn> Columns => [];

    public void Apply(MarketWindow window, IssueMask admitted)
    {
        if (window.UnbrokenLength <= lookback)
        {
            admitted.Clear();
        }
    }

    public Explanation Explain(MarketWindow window, int issue) => Explanation.Of(
        ExplanationKeys.BrokenHistory,
        $"{lookback + 1}",
        $"{window.UnbrokenLength}");
}

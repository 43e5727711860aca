using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Scanning;

namespace InvestOps.Domain.Universes;

/// <summary>Keeps HOLD_CORE out of the TopN: its issues have weights of their own. Part of every scan.</summary>
internal sealed class NotInHoldCore(IReadOnlyList<CoreHolding> holdCore) : IUniverseRule
{
    public ExclusionReason Reason => ExclusionReason.HoldCore;

    public int Lookback => 0;

    public IReadOnlyList<PanelColumn> Columns => [];

    public void Apply(MarketWindow window, IssueMask admitted)
    {
        foreach (var core in holdCore)
        {
            if (window.IndexOf(core.Symbol) is var issue and >= 0)
            {
                admitted[issue] = false;
            }
        }
    }

    public Explanation Explain(MarketWindow window, int issue)
    {
        var core = holdCore.First(held => held.Symbol == window.Issues[issue].Symbol);
        return Explanation.Of(ExplanationKeys.HeldAsCore, $"{core.Weight.Value:0.##%}");
    }
}

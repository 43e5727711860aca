using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning;

namespace InvestOps.Domain.Universes;

/// <summary>Admits common shares (보통주) of domestic companies.</summary>
public sealed record CommonSharesOnly : IUniverseRule
{
    public ExclusionReason Reason => ExclusionReason.NotCommonShare;

    public int Lookback => 0;

    public IReadOnlyList<PanelColumn> Columns => [];

    public void Apply(MarketWindow window, IssueMask admitted) =>
        admitted.KeepWhere(window, static (window, issue) => window.Issues[issue].Class == ShareClass.Common);

    public Explanation Explain(MarketWindow window, int issue) => Explanation.Of(window.Issues[issue].Class switch
    {
        ShareClass.Preferred => ExplanationKeys.PreferredShare,
        ShareClass.Spac => ExplanationKeys.Spac,
        ShareClass.Reit => ExplanationKeys.Reit,
        ShareClass.Fund => ExplanationKeys.Fund,
        ShareClass.Foreign => ExplanationKeys.ForeignCompany,
        _ => ExplanationKeys.NotCommonShare,
    });
}

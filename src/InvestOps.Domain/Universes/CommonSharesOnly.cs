using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning;

namespace InvestOps.Domain.Universes;

/// <summary>Admits common shares (보통주) of domestic companies.</summary>
public sealed record CommonSharesOnly : IUniverseRule
{
    public ExclusionReason Reason => ExclusionReason.NotCommonShare;

    public int Lookback => 0;

    public IReadOnlyList<PanelColumn> Columns => [];

    public void Apply(MarketWindow window, Span<bool> admitted)
    {
        for (var issue = 0; issue < admitted.Length; issue++)
        {
            admitted[issue] &= window.Issues[issue].Class == ShareClass.Common;
        }
    }

    public string Explain(MarketWindow window, int issue) => window.Issues[issue].Class switch
    {
        ShareClass.Preferred => "a preferred share (우선주)",
        ShareClass.Spac => "a SPAC (기업인수목적회사)",
        ShareClass.Reit => "a real estate investment company (리츠)",
        ShareClass.Fund => "an investment company",
        ShareClass.Foreign => "a foreign company",
        var other => $"not a common share ({other})",
    };
}

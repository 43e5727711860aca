using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning;

namespace InvestOps.Domain.Universes;

/// <summary>
/// Leaves out SPACs (기업인수목적회사): by the row of the as-of session, which still tells a SPAC that merged later, or by class.
/// </summary>
public sealed record NotSpac : IUniverseRule
{
    public ExclusionReason Reason => ExclusionReason.Spac;

    public int Lookback => 0;

    public IReadOnlyList<PanelColumn> Columns => [];

    public void Apply(MarketWindow window, IssueMask admitted) => admitted.KeepWhere(
        window,
        static (window, issue) => window.Issues[issue].Class != ShareClass.Spac && !window.StatusOf(issue).HasFlag(IssueStatus.Spac));

    public Explanation Explain(MarketWindow window, int issue) => Explanation.Of(ExplanationKeys.Spac);
}

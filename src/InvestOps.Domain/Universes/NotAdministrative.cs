using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning;

namespace InvestOps.Domain.Universes;

/// <summary>Leaves out administrative issues (관리종목), as far as the row of the as-of session tells.</summary>
public sealed record NotAdministrative : IUniverseRule
{
    public ExclusionReason Reason => ExclusionReason.Administrative;

    public int Lookback => 0;

    public IReadOnlyList<PanelColumn> Columns => [];

    public void Apply(MarketWindow window, IssueMask admitted) =>
        admitted.KeepWhere(window, static (window, issue) => !window.StatusOf(issue).HasFlag(IssueStatus.Administrative));

    public Explanation Explain(MarketWindow window, int issue) => Explanation.Of(ExplanationKeys.Administrative, $"{window.AsOf}");
}

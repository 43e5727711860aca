using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning;

namespace InvestOps.Domain.Universes;

/// <summary>Admits issues that have a row on the as-of session. Every scan begins with it.</summary>
internal sealed class Listed : IUniverseRule
{
    /// <summary>How many sessions after its last row an issue still counts as one that was left out.</summary>
    public const int RecentSessions = 20;

    public ExclusionReason Reason => ExclusionReason.NotListed;

    public int Lookback => 0;

    public IReadOnlyList<PanelColumn> Columns => [PanelColumn.Close];

    public void Apply(MarketWindow window, IssueMask admitted) => admitted.KeepNumbers(window.Row(PanelColumn.Close, 0));

    public Explanation Explain(MarketWindow window, int issue) =>
        LastRow(window, issue) is { } last
            ? Explanation.Of(ExplanationKeys.NoRowSince, $"{window.AsOf}", $"{window.SessionAt(last)}")
            : Explanation.Of(ExplanationKeys.NoRow, $"{window.AsOf}");

    /// <summary>How many sessions ago the newest row is; null where the last <see cref="RecentSessions"/> sessions have none.</summary>
    public static int? LastRow(MarketWindow window, int issue)
    {
        for (var ago = 0; ago < Math.Min(window.Length, RecentSessions + 1); ago++)
        {
            if (!double.IsNaN(window.At(PanelColumn.Close, ago, issue)))
            {
                return ago;
            }
        }

        return null;
    }
}

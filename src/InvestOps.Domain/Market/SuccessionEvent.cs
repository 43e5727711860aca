using System.Runtime.InteropServices;

namespace InvestOps.Domain.Market;

/// <summary>A succession at its place in a panel.</summary>
/// <param name="Session">From whose open the new shares are held.</param>
/// <param name="Issue">Position of the predecessor.</param>
/// <param name="Successor">Position of the successor, which has a price by then.</param>
/// <param name="Ratio">Billionths of a new share for each old one.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SuccessionEvent(int Session, int Issue, int Successor, long Ratio)
{
    public const long Billionths = 1_000_000_000;

    /// <summary>Those whose two issues the panel has, in order. Where the successor has no price by then, holders are treated as of any issue that leaves.</summary>
    public static SuccessionEvent[] Of(MarketPanel panel)
    {
        var events = new List<SuccessionEvent>();
        foreach (var succession in panel.Facts.Successions)
        {
            var (issue, successor) = (panel.IndexOf(succession.Symbol), panel.IndexOf(succession.Successor));
            if (issue >= 0 && successor >= 0 && issue != successor
                && panel.Calendar.FirstOnOrAfter(succession.On) is { } session && panel.IndexOf(session) is >= 0 and var at && HasPrice(panel, at, successor))
            {
                events.Add(new SuccessionEvent(at, issue, successor, (long)(succession.Ratio * Billionths)));
            }
        }

        return [.. events.OrderBy(change => change.Session).ThenBy(change => change.Issue)];
    }

    private static bool HasPrice(MarketPanel panel, int session, int issue)
    {
        while (session > 0 && double.IsNaN(panel.At(PanelColumn.Close, session, issue)))
        {
            session--;
        }

        return panel.At(PanelColumn.Close, session, issue) > 0;
    }
}

using System.Runtime.InteropServices;

namespace InvestOps.Domain.Market;

/// <summary>A succession at its place in a panel.</summary>
/// <param name="Session">From whose open the new shares are held.</param>
/// <param name="Issue">Position of the predecessor.</param>
/// <param name="Successor">Position of the successor; −1 where the panel does not have it.</param>
/// <param name="Ratio">Billionths of a new share for each old one.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SuccessionEvent(int Session, int Issue, int Successor, long Ratio)
{
    public const long Billionths = 1_000_000_000;

    /// <summary>Those of issues and sessions that the panel has, in order.</summary>
    public static SuccessionEvent[] Of(MarketPanel panel)
    {
        var events = new List<SuccessionEvent>();
        foreach (var succession in panel.Facts.Successions)
        {
            if (panel.IndexOf(succession.Symbol) is >= 0 and var issue
                && panel.Calendar.FirstOnOrAfter(succession.On) is { } session && panel.IndexOf(session) is >= 0 and var at)
            {
                events.Add(new SuccessionEvent(at, issue, panel.IndexOf(succession.Successor), (long)(succession.Ratio * Billionths)));
            }
        }

        return [.. events.OrderBy(change => change.Session).ThenBy(change => change.Issue)];
    }
}

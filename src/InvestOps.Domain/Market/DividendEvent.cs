using System.Runtime.InteropServices;

namespace InvestOps.Domain.Market;

/// <summary>A cash dividend at its place in a panel.</summary>
/// <param name="Session">The ex-date, or the first session after it.</param>
/// <param name="Issue">Position in the panel.</param>
/// <param name="Amount">Millionths of a won for each share held at the close before.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DividendEvent(int Session, int Issue, long Amount)
{
    private const long Millionths = 1_000_000;

    /// <summary>Those of issues and sessions that the panel has, in order.</summary>
    public static DividendEvent[] Of(MarketPanel panel)
    {
        var events = new List<DividendEvent>();
        foreach (var dividend in panel.Facts.Dividends)
        {
            if (panel.Calendar.FirstOnOrAfter(dividend.ExDate) is { } session && panel.IndexOf(session) is >= 0 and var at && panel.IndexOf(dividend.Symbol) is >= 0 and var issue)
            {
                events.Add(new DividendEvent(at, issue, (long)(dividend.Amount * Millionths)));
            }
        }

        return [.. events.OrderBy(paid => paid.Session).ThenBy(paid => paid.Issue)];
    }
}

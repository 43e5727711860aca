using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;

namespace InvestOps.Domain.Backtesting;

/// <summary>The sessions of a backtest as positions in the panel, both ends included.</summary>
internal sealed record SessionRange(int First, int Last)
{
    private const int Examples = 3;

    public int Count => Last - First + 1;

    /// <exception cref="MarketDataException">There is no session between the dates, or the store lacks some.</exception>
    public static SessionRange Of(BacktestRequest request, MarketPanel panel)
    {
        var (first, last) = (panel.Calendar.FirstOnOrAfter(request.From), panel.Calendar.LastOnOrBefore(request.To));
        if (first is not { } from || last is not { } to || from > to)
        {
            throw new MarketDataException($"The {panel.Calendar.Name} calendar has no session {Words(request)}.");
        }

        var range = new SessionRange(panel.IndexOf(from), panel.IndexOf(to));
        var isWhole = range.First >= 0 && range.Last >= 0 && panel.UnbrokenLengthAt(range.Last) >= range.Count;
        return isWhole ? range : throw Missing(panel, panel.Calendar.Range(from, to), Words(request));
    }

    private static string Words(BacktestRequest request) => $"from {request.From:yyyy-MM-dd} to {request.To:yyyy-MM-dd}";

    private static MarketDataException Missing(MarketPanel panel, IReadOnlyList<TradingDate> sessions, string range)
    {
        var missing = sessions.Where(session => !IsStored(panel, session)).ToList();
        var first = string.Join(", ", missing.Take(Examples));
        var more = missing.Count > Examples ? ", …" : "";
        return new MarketDataException(
            $"{missing.Count} of {sessions.Count} sessions {range} are not stored: {first}{more}. {Stored(panel)} Import what is missing, or choose other dates.");
    }

    private static bool IsStored(MarketPanel panel, TradingDate session) =>
        panel.IndexOf(session) is >= 0 and var index && panel.IsStored(index);

    private static string Stored(MarketPanel panel)
    {
        var stored = panel.Sessions.Where(session => IsStored(panel, session)).ToList();
        return stored.Count == 0 ? "The store is empty." : $"The store begins on {stored[0]} and ends on {stored[^1]}.";
    }
}

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
        var sessions = panel.Calendar.Sessions.Where(session => session.Date >= request.From && session.Date <= request.To).ToList();
        var range = $"from {request.From:yyyy-MM-dd} to {request.To:yyyy-MM-dd}";
        if (sessions.Count == 0)
        {
            throw new MarketDataException($"The {panel.Calendar.Name} calendar has no session {range}.");
        }

        var missing = sessions.Where(session => !IsStored(panel, session)).ToList();
        if (missing.Count > 0)
        {
            var first = string.Join(", ", missing.Take(Examples));
            var more = missing.Count > Examples ? ", …" : "";
            throw new MarketDataException(
                $"{missing.Count} of {sessions.Count} sessions {range} are not stored: {first}{more}. {Stored(panel)} Import what is missing, or choose other dates.");
        }

        return new SessionRange(panel.IndexOf(sessions[0]), panel.IndexOf(sessions[^1]));
    }

    private static bool IsStored(MarketPanel panel, TradingDate session) =>
        panel.IndexOf(session) is >= 0 and var index && panel.IsStored(index);

    private static string Stored(MarketPanel panel)
    {
        var stored = panel.Sessions.Where(session => IsStored(panel, session)).ToList();
        return stored.Count == 0 ? "The store is empty." : $"The store begins on {stored[0]} and ends on {stored[^1]}.";
    }
}

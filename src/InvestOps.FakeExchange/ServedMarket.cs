using System.Collections.Concurrent;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.FakeExchange.Faults;

namespace InvestOps.FakeExchange;

/// <summary>The market that the fake exchange serves: any that can give its sessions.</summary>
/// <param name="calendar">Which days are sessions.</param>
/// <param name="read">A session's rows; null where there are none.</param>
public sealed class ServedMarket(TradingCalendar calendar, Func<TradingDate, CancellationToken, Task<SessionData?>> read)
{
    private const int MostRemembered = 8;
    private readonly ConcurrentDictionary<TradingDate, Task<SessionData?>> _recent = new();

    /// <summary>The rows of a day; none where it is no session, or is not in the market.</summary>
    public async Task<SessionData?> SessionAsync(DateOnly date, CancellationToken cancellationToken)
    {
        if (!calendar.TryGetSession(date, out var session))
        {
            return null;
        }

        if (_recent.Count > MostRemembered)
        {
            _recent.Clear();
        }

        return await _recent.GetOrAdd(session, day => read(day, CancellationToken.None)).WaitAsync(cancellationToken);
    }

    /// <summary>The rows of a day, or where the fault says so those of the session before.</summary>
    internal Task<SessionData?> SessionAsync(DateOnly date, PlannedFault? fault, CancellationToken cancellationToken)
    {
        var day = fault?.Fault is FakeFault.Yesterday or FakeFault.WrongDate ? calendar.LastOnOrBefore(date.AddDays(-1))?.Date : date;
        return day is { } asked ? SessionAsync(asked, cancellationToken) : Task.FromResult<SessionData?>(null);
    }

    /// <summary>The sessions of a range, oldest first.</summary>
    internal async Task<IReadOnlyList<SessionData>> RangeAsync(DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var found = new List<SessionData>();
        if (calendar.FirstOnOrAfter(from) is { } first && calendar.LastOnOrBefore(to) is { } last && last >= first)
        {
            foreach (var session in calendar.Range(first, last))
            {
                if (await SessionAsync(session.Date, cancellationToken) is { } rows)
                {
                    found.Add(rows);
                }
            }
        }

        return found;
    }
}

namespace InvestOps.Domain.Calendar;

/// <summary>The sessions of a market, in order. The KRX calendar is data with overrides; other markets bring their own sessions.</summary>
public sealed class TradingCalendar
{
    private readonly TradingDate[] _sessions;
    private readonly Dictionary<DateOnly, int> _index;

    private TradingCalendar(string name, IEnumerable<DateOnly> sessions)
    {
        Name = name;
        _sessions = [.. sessions.Distinct().Order().Select(date => new TradingDate(date))];
        _index = _sessions.Select((session, index) => (session.Date, index)).ToDictionary(pair => pair.Date, pair => pair.index);
    }

    public string Name { get; }

    public IReadOnlyList<TradingDate> Sessions => _sessions;

    /// <summary>The KRX calendar, 1995-05-02 to the end of 2027, with corrections applied.</summary>
    /// <exception cref="ArgumentException">An override lies outside the calendar, or says what is so already.</exception>
    public static TradingCalendar Krx(params IEnumerable<CalendarOverride> overrides)
    {
        ArgumentNullException.ThrowIfNull(overrides);
        var sessions = KrxSessions.All().ToHashSet();
        var (first, last) = (sessions.Min(), new DateOnly(sessions.Max().Year, 12, 31));
        foreach (var change in overrides)
        {
            if (change.Date < first || change.Date > last)
            {
                var place = $"{change.Date:yyyy-MM-dd} lies outside the calendar, {first:yyyy-MM-dd} to {last:yyyy-MM-dd}";
                throw new ArgumentException($"The calendar override of {place}.", nameof(overrides));
            }

            var changed = change.IsOpen ? sessions.Add(change.Date) : sessions.Remove(change.Date);
            if (!changed)
            {
                var state = change.IsOpen ? "open" : "closed";
                throw new ArgumentException($"The calendar override of {change.Date:yyyy-MM-dd} changes nothing: the day is {state} already.", nameof(overrides));
            }
        }

        return new TradingCalendar("KRX", sessions);
    }

    /// <summary>A calendar whose sessions are the dates of a data set (for markets that are not on the KRX calendar).</summary>
    public static TradingCalendar FromSessions(string name, IEnumerable<DateOnly> sessions) => new(name, sessions);

    public bool IsSession(DateOnly date) => _index.ContainsKey(date);

    /// <exception cref="NotATradingDateException">The exchange is closed on that day, or the calendar does not reach it.</exception>
    public TradingDate Session(DateOnly date) =>
        TryGetSession(date, out var session)
            ? session
            : throw new NotATradingDateException(date, Name, LastBefore(date), FirstAfter(date));

    public bool TryGetSession(DateOnly date, out TradingDate session)
    {
        var found = _index.TryGetValue(date, out var index);
        session = found ? _sessions[index] : default;
        return found;
    }

    /// <returns>The newest session on or before a date, or null before the calendar begins.</returns>
    public TradingDate? LastOnOrBefore(DateOnly date) => TryGetSession(date, out var session) ? session : LastBefore(date);

    /// <returns>The first session on or after a date, or null after the calendar ends.</returns>
    public TradingDate? FirstOnOrAfter(DateOnly date) => TryGetSession(date, out var session) ? session : FirstAfter(date);

    public TradingDate? Next(TradingDate date) => At(IndexOf(date) + 1);

    public TradingDate? Previous(TradingDate date) => At(IndexOf(date) - 1);

    public int IndexOf(TradingDate date) =>
        _index.TryGetValue(date.Date, out var index)
            ? index
            : throw new NotATradingDateException(date.Date, Name, LastBefore(date.Date), FirstAfter(date.Date));

    /// <summary>All sessions from one to another, both included.</summary>
    public IReadOnlyList<TradingDate> Range(TradingDate first, TradingDate last)
    {
        var start = IndexOf(first);
        return new ArraySegment<TradingDate>(_sessions, start, Math.Max(0, IndexOf(last) - start + 1));
    }

    /// <summary>Whether the next session lies in another month; false on the calendar's last session, since that is not known.</summary>
    public bool IsLastOfMonth(TradingDate date) =>
        Next(date) is { } next && (next.Date.Year != date.Date.Year || next.Date.Month != date.Date.Month);

    /// <summary>Whether the next session lies in another ISO week; false on the calendar's last session.</summary>
    public bool IsLastOfWeek(TradingDate date) => Next(date) is { } next && MondayOf(next.Date) != MondayOf(date.Date);

    private static DateOnly MondayOf(DateOnly date) => date.AddDays(-(((int)date.DayOfWeek + 6) % 7));

    private TradingDate? At(int index) => index >= 0 && index < _sessions.Length ? _sessions[index] : null;

    private TradingDate? LastBefore(DateOnly date) => At(Position(date) - 1);

    private TradingDate? FirstAfter(DateOnly date) => At(Position(date));

    private int Position(DateOnly date)
    {
        var found = Array.BinarySearch(_sessions, new TradingDate(date));
        return found >= 0 ? found + 1 : ~found;
    }
}

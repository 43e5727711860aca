namespace InvestOps.Domain.Market;

/// <summary>Which sessions of a panel end a week or a month, and where they are in the calendar.</summary>
internal sealed class SessionSchedule
{
    private readonly bool[] _endsWeek;
    private readonly bool[] _endsMonth;
    private readonly int _start;

    public SessionSchedule(MarketPanel panel)
    {
        _start = panel.Sessions.Count == 0 ? 0 : panel.Calendar.IndexOf(panel.Sessions[0]);
        _endsWeek = [.. panel.Sessions.Select(panel.Calendar.IsLastOfWeek)];
        _endsMonth = [.. panel.Sessions.Select(panel.Calendar.IsLastOfMonth)];
    }

    public bool EndsWeek(int session) => _endsWeek[session];

    public bool EndsMonth(int session) => _endsMonth[session];

    /// <summary>The session's number in the calendar, which does not depend on what was loaded.</summary>
    public int NumberOf(int session) => _start + session;
}

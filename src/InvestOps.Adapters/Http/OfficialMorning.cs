using InvestOps.Domain.Calendar;

namespace InvestOps.Adapters.Http;

/// <summary>When official sources publish a session: at an hour of the next business day, for which the next session's day is taken.</summary>
internal static class OfficialMorning
{
    // The calendar's last session has no next one: the exchange rests for a few days at most.
    private const int LongestRest = 4;

    public static DateTimeOffset After(TradingDate date, int hour, TradingCalendar calendar)
    {
        var next = calendar.Next(date)?.Date ?? date.Date.AddDays(LongestRest);
        return new DateTimeOffset(next, new TimeOnly(hour, 0), KoreaTime.Offset);
    }
}

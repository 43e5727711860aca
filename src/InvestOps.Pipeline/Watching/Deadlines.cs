using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Watching;

/// <summary>
/// When a stage must have done a session. Official sources publish a session on the morning of the next one, so the deadline is a time of
/// that day: over a weekend or a holiday nothing is late.
/// </summary>
public sealed class Deadlines(WatchPlan plan, TradingCalendar calendar)
{
    // The calendar's last session has no next one: the exchange rests for a few days at most.
    private const int LongestRest = 4;

    /// <returns>Null for a stage without one.</returns>
    public DateTimeOffset? Of(StageName stage, TradingDate session)
    {
        if (!plan.Deadlines.TryGetValue(stage, out var time))
        {
            return null;
        }

        var day = calendar.Next(session)?.Date ?? session.Date.AddDays(LongestRest);
        return new DateTimeOffset(day, time, KoreaTime.Offset);
    }

    /// <summary>The newest session that a stage must have done by now.</summary>
    public TradingDate? Expected(StageName stage, DateTimeOffset now)
    {
        var session = calendar.LastOnOrBefore(KoreaTime.DateAt(now));
        while (session is { } candidate && Of(stage, candidate) > now)
        {
            session = calendar.Previous(candidate);
        }

        return session;
    }
}

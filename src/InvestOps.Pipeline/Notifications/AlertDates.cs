using InvestOps.Domain.Calendar;

namespace InvestOps.Pipeline.Notifications;

/// <summary>The date that an alert bears: the session it is about, and on a day without a session the next one, since nobody can act before.</summary>
public sealed class AlertDates(TradingCalendar krx, TimeProvider time)
{
    /// <param name="about">The business date of the work.</param>
    public DateOnly Of(DateOnly about)
    {
        var today = Today;
        return krx.IsSession(today) ? about : krx.FirstOnOrAfter(today)?.Date ?? about;
    }

    /// <summary>The date of an alert that is about no session: today, or the next trading day.</summary>
    public DateOnly Now => krx.FirstOnOrAfter(Today)?.Date ?? Today;

    /// <summary>The day in Korea.</summary>
    public DateOnly Today => KoreaTime.DateAt(time.GetUtcNow());
}

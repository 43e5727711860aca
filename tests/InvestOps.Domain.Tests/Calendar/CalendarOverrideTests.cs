using InvestOps.Domain.Calendar;
using Xunit;

namespace InvestOps.Domain.Tests.Calendar;

public sealed class CalendarOverrideTests
{
    private static readonly DateOnly Weekday = new(2026, 9, 28);
    private static readonly DateOnly Holiday = new(2026, 10, 9);

    [Fact]
    public void A_closure_declared_at_short_notice_takes_the_session_away()
    {
        var calendar = TradingCalendar.Krx(Closed(Weekday));

        Assert.False(calendar.IsSession(Weekday));
        Assert.Equal(new DateOnly(2026, 9, 29), calendar.FirstOnOrAfter(Weekday)!.Value.Date);
        Assert.True(TradingCalendar.Krx().IsSession(Weekday));
    }

    [Fact]
    public void A_session_on_a_listed_closure_is_added_in_its_place()
    {
        var calendar = TradingCalendar.Krx(Open(Holiday));

        var session = calendar.Session(Holiday);
        Assert.Equal(new DateOnly(2026, 10, 8), calendar.Previous(session)!.Value.Date);
        Assert.Equal(new DateOnly(2026, 10, 12), calendar.Next(session)!.Value.Date);
    }

    [Fact]
    public void Several_overrides_apply_together()
    {
        var calendar = TradingCalendar.Krx(Closed(Weekday), Open(Holiday));

        Assert.False(calendar.IsSession(Weekday));
        Assert.True(calendar.IsSession(Holiday));
    }

    [Fact]
    public void Opening_a_session_that_is_open_already_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => TradingCalendar.Krx(Open(Weekday)));

        Assert.Contains("2026-09-28 changes nothing: the day is open already", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Closing_a_closed_day_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => TradingCalendar.Krx(Closed(Holiday)));

        Assert.Contains("2026-10-09 changes nothing: the day is closed already", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1995-05-01")]
    [InlineData("2028-01-03")]
    public void An_override_outside_the_calendar_is_refused(string day)
    {
        var date = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var error = Assert.Throws<ArgumentException>(() => TradingCalendar.Krx(Open(date)));

        Assert.Contains($"{day} lies outside the calendar, 1995-05-02 to 2027-12-31", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_day_of_the_calendar_can_be_opened() =>
        Assert.True(TradingCalendar.Krx(Open(new DateOnly(2027, 12, 31))).IsSession(new DateOnly(2027, 12, 31)));

    private static CalendarOverride Closed(DateOnly date) => new() { Date = date, IsOpen = false, Reason = "test" };

    private static CalendarOverride Open(DateOnly date) => new() { Date = date, IsOpen = true, Reason = "test" };
}

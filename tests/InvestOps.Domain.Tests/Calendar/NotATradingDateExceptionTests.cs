using InvestOps.Domain.Calendar;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.Calendar;

public sealed class NotATradingDateExceptionTests
{
    [Fact]
    public void A_holiday_is_named_with_its_weekday_and_the_sessions_around_it()
    {
        var error = Refusal(Some.Calendar, new DateOnly(2024, 2, 9));

        Assert.Equal(
            "2024-02-09 (Friday) is no trading day of the KRX calendar. The sessions around it are 2024-02-08 and 2024-02-13.",
            error.Message);
        Assert.Equal(new DateOnly(2024, 2, 9), error.Date);
        Assert.Equal(Some.SessionOn("2024-02-08"), error.Previous);
        Assert.Equal(Some.SessionOn("2024-02-13"), error.Next);
    }

    [Fact]
    public void A_day_after_the_calendar_is_told_where_it_ends()
    {
        var error = Refusal(Some.Calendar, new DateOnly(2028, 1, 3));

        Assert.Equal("2028-01-03 (Monday) is no trading day of the KRX calendar. The calendar ends on 2027-12-30.", error.Message);
        Assert.Null(error.Next);
    }

    [Fact]
    public void A_day_before_the_calendar_is_told_where_it_begins()
    {
        var error = Refusal(Some.Calendar, new DateOnly(1990, 1, 3));

        Assert.Equal("1990-01-03 (Wednesday) is no trading day of the KRX calendar. The calendar begins on 1995-05-02.", error.Message);
        Assert.Null(error.Previous);
    }

    [Fact]
    public void An_empty_calendar_says_so()
    {
        var error = Refusal(TradingCalendar.FromSessions("test", []), new DateOnly(2024, 1, 2));

        Assert.Equal("2024-01-02 (Tuesday) is no trading day of the test calendar. The calendar is empty.", error.Message);
    }

    private static NotATradingDateException Refusal(TradingCalendar calendar, DateOnly date) =>
        Assert.Throws<NotATradingDateException>(() => calendar.Session(date));
}

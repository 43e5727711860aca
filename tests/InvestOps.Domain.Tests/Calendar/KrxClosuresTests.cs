using System.Globalization;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.Calendar;

public sealed class KrxClosuresTests
{
    [Theory]
    [InlineData(2023, "01-23 01-24 03-01 05-01 05-05 05-29 06-06 08-15 09-28 09-29 10-02 10-03 10-09 12-25 12-29")]
    [InlineData(2024, "01-01 02-09 02-12 03-01 04-10 05-01 05-06 05-15 06-06 08-15 09-16 09-17 09-18 10-01 10-03 10-09 12-25 12-31")]
    [InlineData(2025, "01-01 01-27 01-28 01-29 01-30 03-03 05-01 05-05 05-06 06-03 06-06 08-15 10-03 10-06 10-07 10-08 10-09 12-25 12-31")]
    [InlineData(2026, "01-01 02-16 02-17 02-18 03-02 05-01 05-05 05-25 06-03 07-17 08-17 09-24 09-25 10-05 10-09 12-25 12-31")]
    [InlineData(2027, "01-01 02-08 02-09 03-01 05-03 05-05 05-13 07-19 08-16 09-14 09-15 09-16 10-04 10-11 12-27 12-31")]
    public void The_weekdays_without_a_session_are_the_exchange_holidays(int year, string closures)
    {
        var closed = DaysOf(year).Where(IsWeekday).Where(day => !Some.Calendar.IsSession(day));

        Assert.Equal(closures, string.Join(' ', closed.Select(day => day.ToString("MM-dd", CultureInfo.InvariantCulture))));
    }

    [Theory]
    [InlineData(2023, 245)]
    [InlineData(2024, 244)]
    [InlineData(2025, 242)]
    [InlineData(2026, 244)]
    public void A_year_has_as_many_sessions_as_the_exchange_held(int year, int expected) =>
        Assert.Equal(expected, Some.Calendar.Sessions.Count(session => session.Date.Year == year));

    [Fact]
    public void Constitution_day_is_a_closure_again_from_2026()
    {
        Assert.True(Some.Calendar.IsSession(new DateOnly(2025, 7, 17)));
        Assert.False(Some.Calendar.IsSession(new DateOnly(2026, 7, 17)));
    }

    [Fact]
    public void Saturdays_trade_until_1998_12_05()
    {
        var saturdays = Some.Calendar.Sessions.Select(session => session.Date).Where(day => day.DayOfWeek == DayOfWeek.Saturday).ToList();

        Assert.Equal(new DateOnly(1995, 5, 6), saturdays[0]);
        Assert.Equal(new DateOnly(1998, 12, 5), saturdays[^1]);
    }

    [Fact]
    public void Saturdays_are_closed_from_1998_12_12_and_sundays_always()
    {
        Assert.False(Some.Calendar.IsSession(new DateOnly(1998, 12, 12)));
        Assert.DoesNotContain(Some.Calendar.Sessions, session => session.Date.DayOfWeek == DayOfWeek.Sunday);
    }

    [Theory]
    [InlineData(2001, 28)] // the 31st is a Monday, the 29th and 30th a weekend
    [InlineData(2005, 29)]
    [InlineData(2010, 30)]
    [InlineData(2011, 29)] // the 31st is a Saturday: the last weekday closes in its place
    [InlineData(2016, 29)]
    [InlineData(2017, 28)] // the 31st is a Sunday
    [InlineData(2022, 29)]
    [InlineData(2023, 28)]
    [InlineData(2024, 30)]
    [InlineData(2026, 30)]
    [InlineData(2027, 30)]
    public void The_last_session_of_a_year_is_before_the_year_end_closure(int year, int lastDayOfDecember)
    {
        var last = Some.Calendar.LastOnOrBefore(new DateOnly(year, 12, 31));

        Assert.Equal(new DateOnly(year, 12, lastDayOfDecember), last!.Value.Date);
    }

    [Fact]
    public void The_calendar_reaches_from_the_second_of_may_1995_to_the_end_of_2027()
    {
        Assert.Equal(new DateOnly(1995, 5, 2), Some.Calendar.Sessions[0].Date);
        Assert.Equal(new DateOnly(2027, 12, 30), Some.Calendar.Sessions[^1].Date);
    }

    private static IEnumerable<DateOnly> DaysOf(int year)
    {
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    private static bool IsWeekday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}

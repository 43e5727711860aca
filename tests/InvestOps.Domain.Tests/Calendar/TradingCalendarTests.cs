using CsCheck;
using InvestOps.Domain.Calendar;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.Calendar;

public sealed class TradingCalendarTests
{
    private static readonly Gen<DateOnly> AnyDay =
        Gen.Int[0, 12_500].Select(days => new DateOnly(1994, 6, 1).AddDays(days));

    private static readonly Gen<TradingDate> AnySession =
        Gen.Int[0, Some.Calendar.Sessions.Count - 1].Select(index => Some.Calendar.Sessions[index]);

    [Fact]
    public void Next_and_previous_are_inverse() =>
        AnySession.Sample(session =>
            (Some.Calendar.Next(session) is not { } next || Some.Calendar.Previous(next) == session)
            && (Some.Calendar.Previous(session) is not { } previous || Some.Calendar.Next(previous) == session));

    [Fact]
    public void Next_is_later_and_nothing_lies_between() =>
        AnySession.Sample(session =>
            Some.Calendar.Next(session) is not { } next
            || (next > session && Some.Calendar.FirstOnOrAfter(session.Date.AddDays(1)) == next));

    [Fact]
    public void There_is_nothing_before_the_first_session_and_after_the_last()
    {
        Assert.Null(Some.Calendar.Previous(Some.Calendar.Sessions[0]));
        Assert.Null(Some.Calendar.Next(Some.Calendar.Sessions[^1]));
    }

    [Fact]
    public void The_sessions_around_any_day_enclose_it() =>
        AnyDay.Sample(day =>
        {
            var before = Some.Calendar.LastOnOrBefore(day);
            var after = Some.Calendar.FirstOnOrAfter(day);
            return (before is null || before.Value.Date <= day)
                && (after is null || after.Value.Date >= day)
                && (before == after) == Some.Calendar.IsSession(day);
        });

    [Theory]
    [InlineData("2024-02-08", "2024-02-08")]
    [InlineData("2024-02-09", "2024-02-08")]
    [InlineData("2024-02-12", "2024-02-08")]
    [InlineData("2024-02-13", "2024-02-13")]
    public void Last_on_or_before_steps_back_over_a_holiday(string day, string expected) =>
        Assert.Equal(expected, Some.Calendar.LastOnOrBefore(Day(day))!.Value.ToString());

    [Theory]
    [InlineData("2024-02-08", "2024-02-08")]
    [InlineData("2024-02-09", "2024-02-13")]
    [InlineData("2024-02-12", "2024-02-13")]
    public void First_on_or_after_steps_on_over_a_holiday(string day, string expected) =>
        Assert.Equal(expected, Some.Calendar.FirstOnOrAfter(Day(day))!.Value.ToString());

    [Fact]
    public void Outside_the_calendar_there_is_no_session_to_step_to()
    {
        Assert.Null(Some.Calendar.LastOnOrBefore(new DateOnly(1995, 5, 1)));
        Assert.Null(Some.Calendar.FirstOnOrAfter(new DateOnly(2027, 12, 31)));
    }

    [Fact]
    public void Asking_for_a_session_answers_whether_there_is_one()
    {
        Assert.True(Some.Calendar.TryGetSession(new DateOnly(2024, 1, 31), out var session));
        Assert.Equal(new DateOnly(2024, 1, 31), session.Date);
        Assert.False(Some.Calendar.TryGetSession(new DateOnly(2024, 1, 28), out var none));
        Assert.Equal(default, none);
    }

    [Fact]
    public void A_range_holds_both_ends_and_what_trades_between()
    {
        var range = Some.Calendar.Range(Some.SessionOn("2024-02-07"), Some.SessionOn("2024-02-14"));

        Assert.Equal("2024-02-07 2024-02-08 2024-02-13 2024-02-14", string.Join(' ', range));
    }

    [Fact]
    public void A_range_of_one_session_is_that_session() =>
        Assert.Equal([Some.Session], Some.Calendar.Range(Some.Session, Some.Session));

    [Fact]
    public void A_range_that_ends_before_it_begins_is_empty() =>
        Assert.Empty(Some.Calendar.Range(Some.SessionOn("2024-02-14"), Some.SessionOn("2024-02-07")));

    [Fact]
    public void The_index_of_a_session_is_its_place_in_the_list() =>
        AnySession.Sample(session => Some.Calendar.Sessions[Some.Calendar.IndexOf(session)] == session);

    [Theory]
    [InlineData("2024-01-31", true)]
    [InlineData("2024-01-30", false)]
    [InlineData("2023-12-28", true)] // the 29th is the year-end closure
    [InlineData("2024-02-29", true)]
    [InlineData("2024-03-29", true)] // a Friday; the 31st is a Sunday
    public void The_last_session_of_a_month_is_followed_by_one_in_another(string day, bool expected) =>
        Assert.Equal(expected, Some.Calendar.IsLastOfMonth(Some.SessionOn(day)));

    [Fact]
    public void Each_month_has_one_last_session() =>
        Assert.All(
            Some.Calendar.Sessions.Where(session => session.Date.Year == 2024).GroupBy(session => session.Date.Month),
            month => Assert.Single(month, Some.Calendar.IsLastOfMonth));

    [Theory]
    [InlineData("2024-02-08", true)] // a Thursday; Friday is Seollal
    [InlineData("2024-02-07", false)]
    [InlineData("2024-02-13", false)] // a Tuesday: the week's first session
    [InlineData("2024-02-16", true)]
    [InlineData("2024-12-30", false)] // Monday; the next session, Thursday, is in the same ISO week of the next year
    [InlineData("1996-07-06", true)] // a Saturday session
    [InlineData("1996-07-05", false)]
    public void The_last_session_of_a_week_is_followed_by_one_in_another(string day, bool expected) =>
        Assert.Equal(expected, Some.Calendar.IsLastOfWeek(Some.SessionOn(day)));

    [Fact]
    public void The_last_session_of_a_calendar_ends_no_month_and_no_week_that_is_known()
    {
        var last = Some.Calendar.Sessions[^1];

        Assert.False(Some.Calendar.IsLastOfMonth(last));
        Assert.False(Some.Calendar.IsLastOfWeek(last));
    }

    [Fact]
    public void A_calendar_from_data_has_the_dates_of_the_data_in_order_and_once()
    {
        var sunday = new DateOnly(2024, 1, 7);
        var monday = sunday.AddDays(1);

        var calendar = TradingCalendar.FromSessions("test", [monday, sunday, monday]);

        Assert.Equal("test", calendar.Name);
        Assert.Equal([sunday, monday], calendar.Sessions.Select(session => session.Date));
        Assert.Equal(monday, calendar.Next(calendar.Session(sunday))!.Value.Date);
    }

    [Fact]
    public void A_session_of_one_calendar_is_refused_by_another_that_lacks_it()
    {
        var calendar = TradingCalendar.FromSessions("test", [new DateOnly(2024, 1, 2)]);

        Assert.Throws<NotATradingDateException>(() => calendar.Next(Some.Session));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}

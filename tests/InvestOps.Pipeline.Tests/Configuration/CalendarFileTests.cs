using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Configuration;
using Xunit;

namespace InvestOps.Pipeline.Tests.Configuration;

public sealed class CalendarFileTests
{
    [Fact]
    public void Entries_become_overrides()
    {
        var overrides = CalendarFile.Read("schema: 1\noverrides:\n- { date: 2027-06-03, session: closed, reason: 임시공휴일 }\n- { date: 2027-06-05, session: open, reason: 대체 거래일 }", "calendar.yaml");

        Assert.Equal(
            [
                new CalendarOverride { Date = new DateOnly(2027, 6, 3), IsOpen = false, Reason = "임시공휴일" },
                new CalendarOverride { Date = new DateOnly(2027, 6, 5), IsOpen = true, Reason = "대체 거래일" },
            ],
            overrides);
    }

    [Fact]
    public void The_calendar_of_a_folder_has_its_corrections()
    {
        using var folder = new ConfigFolder();
        var day = new DateOnly(2027, 6, 3);
        Assert.True(CalendarFile.Load(folder.Root).IsSession(day));

        folder.Write("calendar.yaml", "schema: 1\noverrides: [{ date: 2027-06-03, session: closed, reason: 임시공휴일 }]");

        Assert.False(CalendarFile.Load(folder.Root).IsSession(day));
    }

    [Theory]
    [InlineData("date: 2027-6-3", "overrides.0.date is '2027-6-3'; expected is a date, for example date: 2027-06-03")]
    [InlineData("date: 2027-06-05", "2027-06-05 is closed already: remove the entry, or correct it")]
    [InlineData("date: 2031-06-05", "2031-06-05 lies outside the calendar; expected is a date from 1995-05-02 to 2027-12-31")]
    public void A_date_that_cannot_be_is_refused(string date, string message)
    {
        var error = Assert.Throws<ConfigurationException>(() =>
            CalendarFile.Read($"schema: 1\noverrides:\n- {{ {date}, session: closed, reason: 임시공휴일 }}", "calendar.yaml"));

        Assert.Equal($"calendar.yaml:3: {message}", error.Message);
    }

    [Fact]
    public void A_day_given_twice_and_a_missing_reason_are_refused()
    {
        var error = Assert.Throws<ConfigurationException>(() => CalendarFile.Read(
            "schema: 1\noverrides:\n- { date: 2027-06-03, session: closed }\n- { date: 2027-06-03, session: closed, reason: 임시공휴일 }",
            "calendar.yaml"));

        Assert.Equal(
            "calendar.yaml:3: overrides.0.reason is missing; add for example reason: 임시공휴일\ncalendar.yaml:4: 2027-06-03 is in the list already; keep one",
            error.Message);
    }
}

using System.Globalization;
using InvestOps.Pipeline.Dashboard.Months;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Dashboard;

public sealed class KoreanHolidaysTests
{
    [Theory]
    [InlineData("2026-02-16", "seollal")]
    [InlineData("2026-02-17", "seollal")]
    [InlineData("2026-02-18", "seollal")]
    [InlineData("2026-09-25", "chuseok")]
    [InlineData("2025-10-07", "chuseok")]
    [InlineData("2023-09-28", "chuseok")]
    [InlineData("2020-04-30", "buddha")]
    [InlineData("2026-05-25", "substitute")]
    [InlineData("2026-10-05", "substitute")]
    [InlineData("2026-10-09", "hangul")]
    [InlineData("2026-07-17", "constitution")]
    [InlineData("2024-05-01", "labour")]
    [InlineData("2023-12-29", "yearend")]
    [InlineData("2024-04-10", "other")]
    [InlineData("2017-10-02", "other")]
    [InlineData("2012-10-01", "chuseok")]
    public void A_closed_weekday_has_the_name_of_its_holiday(string date, string name) =>
        Assert.Equal(name, KoreanHolidays.NameOf(DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture)));

    [Fact]
    public void Every_closed_weekday_of_the_calendar_has_words()
    {
        var text = InvestOps.Pipeline.Reporting.Wording.ReportText.In(InvestOps.Pipeline.Reporting.Wording.ReportLanguage.Korean);
        var sessions = Some.Calendar.Sessions;
        var closed = Enumerable.Range(0, sessions[^1].Date.DayNumber - sessions[0].Date.DayNumber)
            .Select(sessions[0].Date.AddDays)
            .Where(date => !Some.Calendar.IsSession(date) && date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            .ToArray();

        Assert.NotEmpty(closed);
        Assert.All(closed, date => Assert.NotEmpty(text["dash.holiday." + KoreanHolidays.NameOf(date)]));
    }
}

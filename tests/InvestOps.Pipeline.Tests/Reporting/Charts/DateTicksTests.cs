using CsCheck;
using InvestOps.Pipeline.Reporting.Charts.Axes;
using InvestOps.Pipeline.Reporting.Charts.Scenes;
using Xunit;

namespace InvestOps.Pipeline.Tests.Reporting.Charts;

public sealed class DateTicksTests
{
    private const double Wide = 800;
    private const double Phone = 235;
    private const double FontSize = 10.5;

    [Theory]
    [InlineData("2018-01-02", "2024-02-01", Wide, "2019 2020 2021 2022 2023 2024")]
    [InlineData("2016-01-04", "2024-12-30", Phone, "2018 2020 2022 2024")]
    [InlineData("2023-11-02", "2026-10-30", Phone, "2024 2025 2026")]
    [InlineData("2024-01-02", "2024-12-30", Phone, "2024-04 2024-07 2024-10")]
    [InlineData("2023-03-15", "2024-02-10", Wide, "2023-05 2023-07 2023-09 2023-11 2024-01")]
    [InlineData("2024-01-02", "2024-04-30", Wide, "2024-02 2024-03 2024-04")]
    [InlineData("2024-01-02", "2024-01-09", Wide, "01-02 01-03 01-04 01-05 01-06 01-07 01-08 01-09")]
    [InlineData("2024-01-02", "2024-01-02", Phone, "01-02")]
    [InlineData("2024-01-02", "2024-01-30", Phone, "01-02 01-09 01-16 01-23 01-30")]
    [InlineData("1925-05-01", "2025-05-01", Phone, "1940 1960 1980 2000 2020")]
    public void Ticks_begin_years_months_or_days(string first, string last, double length, string expected)
    {
        var ticks = DateTicks.Between(Date(first), Date(last), length, FontSize);

        Assert.Equal(expected, string.Join(' ', ticks.Select(tick => tick.Label)));
    }

    [Fact]
    public void Every_range_has_two_labels_at_least_and_none_touches_the_next() =>
        Gen.Select(Gen.Int[0, 20_000], Gen.Int[1, 20_000], Gen.Double[230, 900], Gen.Double[9, 12]).Sample((start, days, length, fontSize) =>
        {
            var first = new DateOnly(1980, 1, 1).AddDays(start);
            var ticks = DateTicks.Between(first, first.AddDays(days), length, fontSize);
            var centres = ticks.Select(tick => length * (tick.Date.DayNumber - first.DayNumber) / days).ToArray();

            Assert.InRange(ticks.Count, 2, 30);
            Assert.All(Enumerable.Range(1, ticks.Count - 1), index =>
                Assert.True(centres[index] - centres[index - 1] > TextWidth.Room(ticks[index].Label, fontSize), $"{ticks[index - 1].Label} {ticks[index].Label}"));
        });

    private static DateOnly Date(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

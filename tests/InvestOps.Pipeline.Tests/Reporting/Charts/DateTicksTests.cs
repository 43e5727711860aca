using InvestOps.Pipeline.Reporting.Charts.Axes;
using Xunit;

namespace InvestOps.Pipeline.Tests.Reporting.Charts;

public sealed class DateTicksTests
{
    [Theory]
    [InlineData("2018-01-02", "2024-02-01", 9, "2019 2020 2021 2022 2023 2024")]
    [InlineData("2016-01-01", "2024-12-30", 3, "2020")]
    [InlineData("2023-03-15", "2024-02-10", 9, "2023-04 2023-07 2023-10 2024-01")]
    [InlineData("2024-01-02", "2024-04-30", 9, "2024-02 2024-03 2024-04")]
    [InlineData("2024-01-02", "2024-01-09", 9, "01-02 01-03 01-04 01-05 01-06 01-07 01-08 01-09")]
    [InlineData("2024-01-02", "2024-01-02", 2, "01-02")]
    [InlineData("2024-01-02", "2024-01-30", 3, "01-02 01-16 01-30")]
    public void Ticks_begin_years_months_or_days(string first, string last, int most, string expected)
    {
        var ticks = DateTicks.Between(Date(first), Date(last), most);

        Assert.Equal(expected, string.Join(' ', ticks.Select(tick => tick.Label)));
    }

    [Fact]
    public void A_century_has_few_ticks_too()
    {
        var ticks = DateTicks.Between(new DateOnly(1925, 5, 1), new DateOnly(2025, 5, 1), 6);

        Assert.Equal("1940 1960 1980 2000 2020", string.Join(' ', ticks.Select(tick => tick.Label)));
    }

    private static DateOnly Date(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

using InvestOps.Domain.Market;
using InvestOps.Domain.Trading;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.Trading;

public sealed class SalesTaxTests
{
    private const decimal BasisPoint = 0.0001m;

    [Theory]
    [InlineData("1996-01-01", 30, 30, 30)]
    [InlineData("2019-06-02", 30, 30, 30)]
    [InlineData("2019-06-03", 25, 25, 10)]
    [InlineData("2020-12-31", 25, 25, 10)]
    [InlineData("2021-01-01", 23, 23, 10)]
    [InlineData("2022-12-31", 23, 23, 10)]
    [InlineData("2023-01-01", 20, 20, 10)]
    [InlineData("2023-12-31", 20, 20, 10)]
    [InlineData("2024-01-01", 18, 18, 10)]
    [InlineData("2024-12-31", 18, 18, 10)]
    [InlineData("2025-01-01", 15, 15, 10)]
    [InlineData("2025-12-31", 15, 15, 10)]
    [InlineData("2026-01-01", 20, 20, 10)]
    public void The_rate_of_each_market_changes_on_the_days_of_the_law(string settlement, int kospi, int kosdaq, int konex)
    {
        var date = DateOnly.ParseExact(settlement, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(kospi * BasisPoint, SalesTax.RateOn(Board.Kospi, date));
        Assert.Equal(kosdaq * BasisPoint, SalesTax.RateOn(Board.Kosdaq, date));
        Assert.Equal(konex * BasisPoint, SalesTax.RateOn(Board.Konex, date));
        Assert.Equal(kospi * BasisPoint, SalesTax.RateOn(Board.Unknown, date));
    }

    [Theory]
    [InlineData("2019-05-29", 30)]
    [InlineData("2019-05-30", 25)]
    [InlineData("2020-12-28", 25)]
    [InlineData("2020-12-29", 23)]
    [InlineData("2024-12-26", 18)]
    [InlineData("2024-12-27", 15)]
    [InlineData("2025-12-26", 15)]
    [InlineData("2025-12-29", 20)]
    public void Sales_tax_follows_the_rate_in_force_on_the_settlement_date(string traded, int rate)
    {
        var settlement = SalesTax.SettlementOf(Some.SessionOn(traded), Some.Calendar);

        Assert.Equal(rate * BasisPoint, SalesTax.RateOn(Board.Kospi, settlement));
    }

    [Theory]
    [InlineData("2024-02-07", "2024-02-13")]
    [InlineData("2024-02-08", "2024-02-14")]
    [InlineData("2024-03-04", "2024-03-06")]
    public void Closing_days_of_the_exchange_do_not_count_towards_settlement(string traded, string settled) =>
        Assert.Equal(settled, SalesTax.SettlementOf(Some.SessionOn(traded), Some.Calendar).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Near_the_end_of_a_calendar_settlement_is_two_weekdays_later()
    {
        var friday = new DateOnly(2024, 3, 8);
        var calendar = Domain.Calendar.TradingCalendar.FromSessions("short", [friday]);

        Assert.Equal(new DateOnly(2024, 3, 12), SalesTax.SettlementOf(calendar.Session(friday), calendar));
    }
}

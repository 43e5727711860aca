using CsCheck;
using InvestOps.Domain.Market;
using Xunit;

namespace InvestOps.Domain.Tests.Market;

public sealed class PriceLimitTests
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    // Width = 30 % of the base price cut down to its tick; each end then moves inward to a tick of its own band.
    [Theory]
    [InlineData(10_000, 7_000, 13_000)]
    [InlineData(20_050, 14_050, 26_050)]
    [InlineData(5_010, 3_510, 6_510)]
    [InlineData(1_995, 1_397, 2_590)]
    [InlineData(48_750, 34_150, 63_300)]
    [InlineData(612_000, 429_000, 795_000)]
    [InlineData(501_000, 351_000, 651_000)]
    public void Limits_are_30_percent_of_the_base_price_on_valid_ticks(long basePrice, long lower, long upper) =>
        Assert.Equal(new PriceLimit(lower, upper), PriceLimit.Of(Board.Kospi, Today, basePrice));

    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(2, 1, 3)]
    [InlineData(3, 2, 4)]
    public void The_width_is_at_least_one_tick_and_one_tick_is_its_own_lower_limit(long basePrice, long lower, long upper) =>
        Assert.Equal(new PriceLimit(lower, upper), PriceLimit.Of(Board.Kosdaq, Today, basePrice));

    [Theory]
    [InlineData(Board.Kospi, 8_500, 11_500)]
    [InlineData(Board.Kosdaq, 8_500, 11_500)]
    public void Before_2015_06_15_the_limits_are_15_percent(Board board, long lower, long upper)
    {
        Assert.Equal(new PriceLimit(lower, upper), PriceLimit.Of(board, new DateOnly(2015, 6, 12), 10_000));
        Assert.Equal(new PriceLimit(7_000, 13_000), PriceLimit.Of(board, new DateOnly(2015, 6, 15), 10_000));
    }

    [Fact]
    public void Konex_stays_at_15_percent() =>
        Assert.Equal(new PriceLimit(3_400, 4_600), PriceLimit.Of(Board.Konex, Today, 4_000));

    [Fact]
    public void A_new_listing_may_trade_from_60_to_400_percent_of_its_offer_price_since_2023_06_26() =>
        Assert.Equal(new PriceLimit(12_000, 80_000), PriceLimit.OfFirstDay(Board.Kosdaq, new DateOnly(2023, 6, 26), 20_000, 50_000));

    [Fact]
    public void Before_2023_06_26_the_opening_auction_sets_the_base_price_of_a_new_listing()
    {
        var day = new DateOnly(2023, 6, 23);

        Assert.Equal(new PriceLimit(18_000, 40_000), PriceLimit.OfOpeningAuction(Board.Kosdaq, day, 20_000));
        Assert.Equal(new PriceLimit(28_000, 52_000), PriceLimit.OfFirstDay(Board.Kosdaq, day, 20_000, 40_000));
    }

    [Fact]
    public void The_opening_auction_has_the_first_day_limits_since_2023_06_26() =>
        Assert.Equal(new PriceLimit(12_000, 80_000), PriceLimit.OfOpeningAuction(Board.Kospi, Today, 20_000));

    [Fact]
    public void Liquidation_trading_has_no_limit()
    {
        Assert.True(PriceLimit.None.Contains(1));
        Assert.True(PriceLimit.None.Contains(10_000_000));
    }

    [Fact]
    public void A_price_beyond_a_limit_is_not_contained_and_clamps_to_it()
    {
        var limit = PriceLimit.Of(Board.Kospi, Today, 10_000);

        Assert.True(limit.Contains(13_000));
        Assert.False(limit.Contains(13_010));
        Assert.False(limit.Contains(6_990));
        Assert.Equal(13_000, limit.Clamp(14_000));
        Assert.Equal(7_000, limit.Clamp(1));
        Assert.Equal(9_990, limit.Clamp(9_990));
    }

    [Fact]
    public void A_base_price_must_be_positive() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PriceLimit.Of(Board.Kospi, Today, 0));

    [Fact]
    public void Limits_are_valid_prices_around_the_base_price_and_no_wider_than_the_rate()
    {
        Gen.Select(Gen.Long[4, 2_000_000], Gen.Int[1, 3], Gen.Int[0, 6_000]).Sample((price, market, days) =>
        {
            var board = (Board)market;
            var date = new DateOnly(2010, 10, 4).AddDays(days);
            var basePrice = TickSize.Nearest(board, date, price);
            var limit = PriceLimit.Of(board, date, basePrice);
            Assert.True(TickSize.IsOn(board, date, limit.Lower));
            Assert.True(TickSize.IsOn(board, date, limit.Upper));
            Assert.InRange(basePrice, limit.Lower, limit.Upper);
            var widest = Math.Max(TickSize.Of(board, date, basePrice), basePrice * 0.3);
            Assert.InRange(limit.Upper - basePrice, 0, widest);
            Assert.InRange(basePrice - limit.Lower, 0, widest);
        });
    }
}

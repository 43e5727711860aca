using CsCheck;
using InvestOps.Domain.Market;
using Xunit;

namespace InvestOps.Domain.Tests.Market;

public sealed class TickSizeTests
{
    private static readonly DateOnly Old = new(2023, 1, 20);
    private static readonly DateOnly New = new(2023, 1, 25);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1_999, 1)]
    [InlineData(2_000, 5)]
    [InlineData(4_995, 5)]
    [InlineData(5_000, 10)]
    [InlineData(19_990, 10)]
    [InlineData(20_000, 50)]
    [InlineData(49_950, 50)]
    [InlineData(50_000, 100)]
    [InlineData(199_900, 100)]
    [InlineData(200_000, 500)]
    [InlineData(499_500, 500)]
    [InlineData(500_000, 1_000)]
    public void One_scale_holds_for_all_markets_since_2023_01_25(long price, long tick)
    {
        Assert.All([Board.Kospi, Board.Kosdaq, Board.Konex], board => Assert.Equal(tick, TickSize.Of(board, New, price)));
    }

    [Theory]
    [InlineData(999, 1, 1)]
    [InlineData(1_000, 5, 5)]
    [InlineData(4_995, 5, 5)]
    [InlineData(5_000, 10, 10)]
    [InlineData(10_000, 50, 50)]
    [InlineData(49_950, 50, 50)]
    [InlineData(50_000, 100, 100)]
    [InlineData(100_000, 500, 100)]
    [InlineData(499_500, 500, 100)]
    [InlineData(500_000, 1_000, 100)]
    public void Before_2023_01_25_the_markets_differ_from_100000_won_up(long price, long kospi, long kosdaq)
    {
        Assert.Equal(kospi, TickSize.Of(Board.Kospi, Old, price));
        Assert.Equal(kosdaq, TickSize.Of(Board.Kosdaq, Old, price));
        Assert.Equal(kosdaq, TickSize.Of(Board.Konex, Old, price));
    }

    [Fact]
    public void A_market_that_is_not_known_has_the_coarser_old_scale() =>
        Assert.Equal(500, TickSize.Of(Board.Unknown, Old, 100_000));

    [Theory]
    [InlineData(2_003, 2_000, 2_005, 2_005)]
    [InlineData(2_002, 2_000, 2_005, 2_000)]
    [InlineData(19_996, 19_990, 20_000, 20_000)]
    [InlineData(50_000, 50_000, 50_000, 50_000)]
    [InlineData(20_025, 20_000, 20_050, 20_050)]
    public void A_price_between_ticks_moves_down_up_or_to_the_nearer_one(long price, long floor, long ceiling, long nearest)
    {
        Assert.Equal(floor, TickSize.Floor(Board.Kospi, New, price));
        Assert.Equal(ceiling, TickSize.Ceiling(Board.Kospi, New, price));
        Assert.Equal(nearest, TickSize.Nearest(Board.Kospi, New, price));
    }

    [Fact]
    public void A_price_is_valid_on_a_tick_only()
    {
        Assert.True(TickSize.IsOn(Board.Kosdaq, New, 2_005));
        Assert.False(TickSize.IsOn(Board.Kosdaq, New, 2_006));
        Assert.False(TickSize.IsOn(Board.Kosdaq, New, 0));
    }

    [Fact]
    public void The_nearest_price_is_never_zero() => Assert.Equal(1, TickSize.Nearest(Board.Kospi, New, 0));

    [Fact]
    public void A_negative_price_has_no_tick() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TickSize.Of(Board.Kospi, New, -1));

    [Fact]
    public void Rounding_gives_valid_prices_that_enclose_the_price()
    {
        Gen.Select(Gen.Long[1, 2_000_000], Gen.Int[0, 3], Gen.Bool).Sample((price, market, isNew) =>
        {
            var (board, date) = ((Board)market, isNew ? New : Old);
            var floor = TickSize.Floor(board, date, price);
            var ceiling = TickSize.Ceiling(board, date, price);
            Assert.InRange(price, floor, ceiling);
            Assert.True(ceiling - floor <= TickSize.Of(board, date, price));
            Assert.Equal(0, floor % TickSize.Of(board, date, floor));
            Assert.True(TickSize.IsOn(board, date, ceiling));
            Assert.True(TickSize.Nearest(board, date, price) is var nearest && (nearest == floor || nearest == ceiling));
        });
    }
}

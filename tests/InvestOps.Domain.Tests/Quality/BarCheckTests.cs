using InvestOps.Domain.Market;
using InvestOps.Domain.Quality;
using Xunit;

namespace InvestOps.Domain.Tests.Quality;

public sealed class BarCheckTests
{
    private static readonly BarNumbers Good = new() { Open = 1_000, High = 1_050, Low = 990, Close = 1_020, Volume = 5_000, Value = 5_100_000, MarketCap = 1e12, ListedShares = 1e9 };

    [Fact]
    public void A_sound_bar_has_no_finding()
    {
        Assert.Equal(BarFinding.None, BarCheck.Of(Good, PriceBasis.Raw));
    }

    [Fact]
    public void Amounts_that_are_not_given_are_no_finding()
    {
        var bar = Good with { Value = double.NaN, MarketCap = double.NaN, ListedShares = double.NaN };

        Assert.Equal(BarFinding.None, BarCheck.Of(bar, PriceBasis.Raw));
    }

    [Fact]
    public void A_day_without_trades_is_halted_and_is_kept()
    {
        var published = Good with { Open = 0, High = 0, Low = 0, Volume = 0 };
        var atTheClose = Good with { Open = 1_020, High = 1_020, Low = 1_020, Volume = 0 };

        Assert.Equal(BarFinding.Halted, BarCheck.Of(published, PriceBasis.Raw));
        Assert.Equal(BarFinding.Halted, BarCheck.Of(atTheClose, PriceBasis.Raw));
        Assert.False(BarCheck.IsHeldBack(BarFinding.Halted));
    }

    [Fact]
    public void Prices_of_zero_with_volume_are_held_back()
    {
        Assert.Equal(BarFinding.MissingPrices, BarCheck.Of(Good with { Open = 0, High = 0, Low = 0 }, PriceBasis.Raw));
        Assert.Equal(BarFinding.MissingPrices, BarCheck.Of(Good with { Open = 0, Low = 0 }, PriceBasis.Raw));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void A_close_of_zero_or_less_is_held_back(double close)
    {
        Assert.Equal(BarFinding.NonPositiveClose, BarCheck.Of(Good with { Close = close }, PriceBasis.Raw));
    }

    [Fact]
    public void Amounts_below_zero_are_held_back()
    {
        Assert.Equal(BarFinding.NegativeAmount, BarCheck.Of(Good with { Volume = -1 }, PriceBasis.Raw));
        Assert.Equal(BarFinding.NegativeAmount, BarCheck.Of(Good with { Value = -1 }, PriceBasis.Raw));
        Assert.Equal(BarFinding.NegativeAmount, BarCheck.Of(Good with { MarketCap = -1 }, PriceBasis.Raw));
    }

    [Fact]
    public void Missing_and_infinite_numbers_are_held_back()
    {
        Assert.Equal(BarFinding.NotANumber, BarCheck.Of(Good with { Close = double.NaN }, PriceBasis.Raw));
        Assert.Equal(BarFinding.NotANumber, BarCheck.Of(Good with { Open = double.NaN }, PriceBasis.Raw));
        Assert.Equal(BarFinding.NotANumber, BarCheck.Of(Good with { Volume = double.PositiveInfinity }, PriceBasis.Raw));
        Assert.Equal(BarFinding.NotANumber, BarCheck.Of(Good with { MarketCap = double.NegativeInfinity }, PriceBasis.Raw));
    }

    [Fact]
    public void Amounts_beyond_what_a_double_holds_exactly_are_held_back()
    {
        Assert.Equal(BarFinding.None, BarCheck.Of(Good with { Value = BarCheck.ExactLimit - 1 }, PriceBasis.Raw));
        Assert.Equal(BarFinding.TooLarge, BarCheck.Of(Good with { Value = BarCheck.ExactLimit }, PriceBasis.Raw));
        Assert.Equal(BarFinding.TooLarge, BarCheck.Of(Good with { MarketCap = 1e16 }, PriceBasis.Raw));
    }

    [Fact]
    public void A_raw_price_outside_the_range_is_held_back_by_a_single_won()
    {
        Assert.Equal(BarFinding.OutsideRange, BarCheck.Of(Good with { Close = 1_051 }, PriceBasis.Raw));
        Assert.Equal(BarFinding.OutsideRange, BarCheck.Of(Good with { Open = 989 }, PriceBasis.Raw));
    }

    [Theory]
    [InlineData(103, BarFinding.Rounded)] // 3 won, though more than 1 %
    [InlineData(104, BarFinding.OutsideRange)]
    public void A_cheap_adjusted_price_may_be_off_by_three_won(double close, BarFinding expected)
    {
        var bar = new BarNumbers { Open = 99, High = 100, Low = 98, Close = close, Volume = 10 };

        Assert.Equal(expected, BarCheck.Of(bar, PriceBasis.Adjusted));
    }

    [Theory]
    [InlineData(101_010, BarFinding.Rounded)] // 1 % of the close is 1,010.1 won
    [InlineData(101_020, BarFinding.OutsideRange)]
    public void A_dear_adjusted_price_may_be_off_by_one_percent(double close, BarFinding expected)
    {
        var bar = new BarNumbers { Open = 99_000, High = 100_000, Low = 98_000, Close = close, Volume = 10 };

        Assert.Equal(expected, BarCheck.Of(bar, PriceBasis.Adjusted));
    }

    [Fact]
    public void Only_raw_prices_must_be_whole_won()
    {
        var bar = Good with { Open = 1_000.5 };

        Assert.Equal(BarFinding.FractionalPrice, BarCheck.Of(bar, PriceBasis.Raw));
        Assert.Equal(BarFinding.None, BarCheck.Of(bar, PriceBasis.Adjusted));
    }

    [Fact]
    public void Every_finding_that_holds_a_bar_back_says_what_was_expected()
    {
        Assert.All(Enum.GetValues<BarFinding>().Where(BarCheck.IsHeldBack), finding => Assert.NotEmpty(BarCheck.Expectation(finding)));
    }
}

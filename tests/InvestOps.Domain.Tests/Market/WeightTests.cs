using InvestOps.Domain.Market;
using Xunit;

namespace InvestOps.Domain.Tests.Market;

public sealed class WeightTests
{
    [Theory]
    [InlineData("-0.0001")]
    [InlineData("1.0001")]
    public void A_weight_outside_0_and_1_is_refused(string value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Weight(Number(value)));

    [Theory]
    [InlineData("0", "0")]
    [InlineData("1", "1")]
    [InlineData("0.0495", "0.0495")]
    [InlineData("0.500", "0.5")]
    public void A_weight_is_written_with_the_decimals_it_has(string value, string expected) =>
        Assert.Equal(expected, new Weight(Number(value)).ToString());

    [Fact]
    public void Ten_tenths_are_one_exactly() =>
        Assert.Equal(1m, Enumerable.Repeat(new Weight(0.1m), 10).Sum(weight => weight.Value));

    [Fact]
    public void Weights_compare()
    {
        var (small, large) = (new Weight(0.1m), new Weight(0.2m));

        Assert.True(small < large && large > small && small <= large && large >= small);
        Assert.Equal([Weight.Zero, small, large], new[] { large, small, Weight.Zero }.Order());
    }

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

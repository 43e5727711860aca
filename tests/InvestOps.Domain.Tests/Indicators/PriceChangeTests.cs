using InvestOps.Domain.Indicators;
using InvestOps.Domain.Tests.Scanning;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.Indicators;

public sealed class PriceChangeTests
{
    [Fact]
    public void What_was_adjusted_before_does_not_touch_the_ratio_of_closes()
    {
        double[] closes = [31_000, 10_333, 700, 900];
        var window = new MarketBuilder(4).Issue("000010", t => closes[t]).BasePrice("000010", 1, 10_333).Build().LastWindow();

        Assert.Equal((900d / 700d) - 1, PriceChange.Measure(window, earlier: 1, later: 0, issue: 0));
    }

    [Fact]
    public void A_price_of_zero_gives_no_change()
    {
        var window = new MarketBuilder(2).Issue("000010", t => t == 0 ? 0 : 100).Build().LastWindow();

        Assert.Equal(double.NaN, PriceChange.Measure(window, earlier: 1, later: 0, issue: 0));
    }
}

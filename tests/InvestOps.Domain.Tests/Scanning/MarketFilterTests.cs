using InvestOps.Domain.Scanning;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.Scanning;

public sealed class MarketFilterTests
{
    private readonly MarketFilter _filter = new("KOSPI", 3);

    [Theory]
    [InlineData(2403, true, ExplanationKeys.FilterOn, "2,403.00", "2,301.00")]
    [InlineData(2097, false, ExplanationKeys.FilterOff, "2,097.00", "2,199.00")]
    public void The_market_is_on_at_or_above_the_average(double last, bool on, string key, string close, string average)
    {
        double[] index = [9000, 2200, 2300, last];
        var window = new MarketBuilder(4).Issue("000010", 1).Index("KOSPI", t => index[t]).Build().LastWindow();

        Assert.Equal(on, _filter.IsOn(window));
        Assert.Equal(new Explanation(key, ["KOSPI", close, average, "3"]), _filter.Explain(window));
    }

    [Fact]
    public void Without_enough_index_history_the_market_is_off()
    {
        var window = new MarketBuilder(3).Issue("000010", 1).Index("KOSPI", t => t == 1 ? double.NaN : 2000).Build().LastWindow();

        Assert.False(_filter.IsOn(window));
        Assert.Equal(new Explanation(ExplanationKeys.FilterUnknown, ["KOSPI", "3"]), _filter.Explain(window));
        Assert.False(new MarketFilter("KOSPI", 4).IsOn(window));
    }
}

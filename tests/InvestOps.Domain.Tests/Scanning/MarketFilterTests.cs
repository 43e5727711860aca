using InvestOps.Domain.Scanning;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.Scanning;

public sealed class MarketFilterTests
{
    private readonly MarketFilter _filter = new("KOSPI", 3);

    [Theory]
    [InlineData(2403, true, "KOSPI 2,403.00 >= 2,301.00, its average of 3 sessions: the TopN is held")]
    [InlineData(2097, false, "KOSPI 2,097.00 < 2,199.00, its average of 3 sessions: no TopN is held")]
    public void The_market_is_on_at_or_above_the_average(double last, bool on, string text)
    {
        double[] index = [9000, 2200, 2300, last];
        var window = new MarketBuilder(4).Issue("000010", 1).Index("KOSPI", t => index[t]).Build().LastWindow();

        Assert.Equal(on, _filter.IsOn(window));
        Assert.Equal(text, _filter.Explain(window));
    }

    [Fact]
    public void Without_enough_index_history_the_market_is_off()
    {
        var window = new MarketBuilder(3).Issue("000010", 1).Index("KOSPI", t => t == 1 ? double.NaN : 2000).Build().LastWindow();

        Assert.False(_filter.IsOn(window));
        Assert.Equal("KOSPI is not stored for all of the last 3 sessions: no TopN is held", _filter.Explain(window));
        Assert.False(new MarketFilter("KOSPI", 4).IsOn(window));
    }
}

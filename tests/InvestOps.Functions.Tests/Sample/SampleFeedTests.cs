using InvestOps.Adapters.Sample;
using InvestOps.Pipeline.Ports;
using InvestOps.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace InvestOps.Functions.Tests.Sample;

public sealed class SampleFeedTests(YearOfMarket market)
{
    [Theory]
    [InlineData("2026-10-28T23:59:59", false)]
    [InlineData("2026-10-29T15:30:00", false)]
    [InlineData("2026-10-29T17:59:59", false)]
    [InlineData("2026-10-29T18:00:00", true)]
    [InlineData("2027-01-01T00:00:00", true)]
    public async Task A_session_is_published_at_six_in_the_evening_of_its_day(string now, bool isPublished)
    {
        var feed = new SampleFeed(market.Market, new FakeTimeProvider(App.KoreanTime(now)));

        var answer = await feed.FetchAsync(Some.SessionOn("2026-10-29"), App.Cancel);

        Assert.Equal(isPublished, answer is SourceAnswer.Published);
        Assert.Equal(market.Market.Name, feed.Name);
    }

    [Fact]
    public async Task A_session_after_the_markets_last_one_is_never_published()
    {
        var feed = new SampleFeed(market.Market, new FakeTimeProvider(App.KoreanTime("2027-01-01T00:00:00")));

        Assert.IsType<SourceAnswer.NotPublished>(await feed.FetchAsync(Some.SessionOn("2026-11-02"), App.Cancel));
    }
}

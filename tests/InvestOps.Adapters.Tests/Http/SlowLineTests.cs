using InvestOps.Adapters.Http;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace InvestOps.Adapters.Tests.Http;

/// <summary>A slow line, by the limits that are in force and on a clock of its own: what goes on is waited for, what stands still is not.</summary>
public sealed class SlowLineTests
{
    private const int MarketBytes = 300_000;
    private readonly FakeTimeProvider _time = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_whole_market_at_a_kilobyte_a_second_comes_through_in_one_attempt()
    {
        var line = new SlowLine(_time, MarketBytes) { Step = TimeSpan.FromSeconds(1), StepBytes = 1_000 };

        Assert.Equal(MarketBytes, await ReadAsync(line));

        Assert.Equal((1, TimeSpan.FromSeconds(300)), (line.Requests, line.Waited));
    }

    [Fact]
    public async Task An_answer_that_begins_late_and_stops_now_and_then_comes_through()
    {
        var line = new SlowLine(_time, 10_000) { Latency = TimeSpan.FromSeconds(29), Step = TimeSpan.FromSeconds(29), StepBytes = 1_000 };

        Assert.Equal(10_000, await ReadAsync(line));

        Assert.Equal(1, line.Requests);
    }

    [Fact]
    public async Task A_line_that_is_slower_than_that_is_given_up_after_the_time_of_an_attempt_and_asked_again()
    {
        var line = new SlowLine(_time, MarketBytes) { Step = TimeSpan.FromSeconds(1), StepBytes = 500 };

        await Assert.ThrowsAsync<Polly.Timeout.TimeoutRejectedException>(() => ReadAsync(line));

        Assert.Equal(3, line.Requests);
        Assert.InRange(line.Waited, TimeSpan.FromMinutes(14.9), TimeSpan.FromMinutes(15.1));
    }

    [Fact]
    public async Task A_line_that_stands_still_is_given_up_after_half_a_minute()
    {
        var line = new SlowLine(_time, 10_000) { Step = TimeSpan.FromSeconds(31), StepBytes = 1_000 };

        var silent = await Assert.ThrowsAsync<TimeoutException>(() => ReadAsync(line, retries: 0));

        Assert.Equal("nothing came for 30 seconds", silent.Message);
        Assert.Equal(1, line.Requests);
    }

    private async Task<int> ReadAsync(SlowLine line, int retries = 3)
    {
        var limits = new HttpLimits { Retries = retries, FirstDelay = TimeSpan.Zero, LongestDelay = TimeSpan.Zero, JitterSeed = 1 };
        using var client = new HttpClient(new ResilienceHandler(Repetition.Within(limits, _time)) { InnerHandler = new WholeBodyHandler(limits, _time, line) }) { Timeout = Timeout.InfiniteTimeSpan };
        using var answer = await client.GetAsync(new Uri("http://127.0.0.1/"), HttpCompletionOption.ResponseHeadersRead, Cancel);
        return (await answer.Content.ReadAsByteArrayAsync(Cancel)).Length;
    }
}

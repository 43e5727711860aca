using InvestOps.Adapters.Http;
using InvestOps.Domain.Calendar;
using InvestOps.FakeExchange.Faults;
using InvestOps.Pipeline.Ports;
using InvestOps.Testing;
using InvestOps.Testing.Exchange;
using Xunit;

namespace InvestOps.Adapters.Tests.Sources;

/// <summary>What every source promises that is asked over HTTP: each fault is named, repeated or not as it should be, and holds no key.</summary>
public abstract class HttpSourceContract : IAsyncLifetime
{
    private const int Repeated = 4;
    private const int ReadAgain = 3;

    private static readonly HttpLimits Impatient = SmallExchange.Quick with { Silence = TimeSpan.FromMilliseconds(200) };

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected abstract string Name { get; }

    /// <summary>A part of the path that is asked first.</summary>
    protected abstract string FirstPath { get; }

    protected virtual TradingDate Session => SmallExchange.Thursday;

    protected SmallExchange Exchange { get; private set; } = null!;

    private FaultDesk Desk => Exchange.Desk;

    private int FirstRequests => Desk.Requests.Where(pair => pair.Key.Contains(FirstPath, StringComparison.Ordinal)).Sum(pair => pair.Value);

    protected abstract IMarketDataSource Create(HttpLimits limits, int quota = 1_000);

    public async ValueTask InitializeAsync()
    {
        Exchange = await SmallExchange.StartAsync();
        await PrepareAsync();
    }

    protected virtual Task PrepareAsync() => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await Exchange.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(FakeFault.ServerError, 3)]
    [InlineData(FakeFault.Cut, 3)]
    [InlineData(FakeFault.Truncated, 2)]
    [InlineData(FakeFault.NoTable, 1)]
    [InlineData(FakeFault.OtherPage, 2)]
    public async Task What_passes_is_asked_again_until_it_has_passed(FakeFault fault, int times)
    {
        var healthy = await RequestsAsync();
        Desk.Add(fault, FirstPath, times);

        Assert.IsType<SourceAnswer.Published>(await Create(SmallExchange.Quick).FetchAsync(Session, Cancel));

        Assert.Equal(healthy + times, FirstRequests);
    }

    [Theory]
    [InlineData(FakeFault.ServerError, SourceFault.Transient, Repeated)]
    [InlineData(FakeFault.Cut, SourceFault.Transient, Repeated)]
    [InlineData(FakeFault.Truncated, SourceFault.SuspiciousPayload, ReadAgain)]
    [InlineData(FakeFault.NoTable, SourceFault.SuspiciousPayload, ReadAgain)]
    [InlineData(FakeFault.OtherPage, SourceFault.SuspiciousPayload, ReadAgain)]
    [InlineData(FakeFault.Redirect, SourceFault.SuspiciousPayload, ReadAgain)]
    [InlineData(FakeFault.Flood, SourceFault.SuspiciousPayload, 1)]
    public async Task What_does_not_pass_is_given_up_after_a_few_attempts(FakeFault fault, SourceFault expected, int requests)
    {
        Desk.Add(fault, FirstPath);

        var thrown = await RefusedAsync(Create(SmallExchange.Quick));

        Assert.Equal(expected, thrown.Fault);
        Assert.Equal(requests, FirstRequests);
        Assert.Equal(FirstRequests, Desk.Total);
    }

    [Theory]
    [InlineData(FakeFault.Hang)]
    public async Task Silence_ends_and_counts_as_a_failed_attempt(FakeFault fault)
    {
        Desk.Add(fault, FirstPath);

        var thrown = await RefusedAsync(Create(Impatient with { Retries = 1 }));

        Assert.Equal(SourceFault.Transient, thrown.Fault);
        Assert.Contains("nothing came for 0.2 seconds", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(2, FirstRequests);
    }

    [Fact]
    public async Task A_slow_line_that_goes_on_gets_its_body_through()
    {
        Desk.Add(FakeFault.Drip, FirstPath, value: 1_000_000);

        Assert.IsType<SourceAnswer.Published>(await Create(SmallExchange.Quick).FetchAsync(Session, Cancel));
    }

    [Theory]
    [InlineData(FakeFault.Drip)]
    [InlineData(FakeFault.Endless)]
    public async Task A_body_that_is_slow_or_never_ends_is_bounded_by_the_time_of_an_attempt(FakeFault fault)
    {
        Desk.Add(fault, FirstPath);

        var thrown = await RefusedAsync(Create(SmallExchange.Quick with { Attempt = TimeSpan.FromMilliseconds(150), Retries = 1 }));

        Assert.Equal(SourceFault.Transient, thrown.Fault);
        Assert.Equal(2, FirstRequests);
    }

    [Theory]
    [InlineData(FakeFault.Forbidden)]
    [InlineData(FakeFault.BlockedPage)]
    public async Task A_block_is_asked_once_and_respected_for_a_day_by_every_process(FakeFault fault)
    {
        Desk.Add(fault, FirstPath, times: 1);

        var blocked = await RefusedAsync(Create(SmallExchange.Quick));
        var again = await RefusedAsync(Create(SmallExchange.Quick));
        Exchange.Time.Advance(TimeSpan.FromHours(23.9));
        var later = await RefusedAsync(Create(SmallExchange.Quick));

        Assert.All([blocked, again, later], thrown => Assert.Equal(SourceFault.Blocked, thrown.Fault));
        Assert.All([blocked, again, later], thrown => Assert.Equal(new DateTimeOffset(2026, 10, 31, 20, 0, 0, KoreaTime.Offset), thrown.RetryAt));
        Assert.Contains($"until 2026-10-31 20:00 KST. To ask before that: investops ingest --unblock {Name}", again.Message, StringComparison.Ordinal);
        Assert.Equal(1, Desk.Total);
        Exchange.Time.Advance(TimeSpan.FromHours(0.2));
        await Create(SmallExchange.Quick).FetchAsync(Session, Cancel);
        Assert.True(Desk.Total > 1);
    }

    [Fact]
    public async Task A_person_can_end_a_block()
    {
        Desk.Add(FakeFault.Forbidden, FirstPath, times: 1);
        await RefusedAsync(Create(SmallExchange.Quick));

        Assert.True(await Exchange.Guard(Name).UnblockAsync(Cancel));

        Assert.IsType<SourceAnswer.Published>(await Create(SmallExchange.Quick).FetchAsync(Session, Cancel));
        Assert.False(await Exchange.Guard(Name).UnblockAsync(Cancel));
    }

    [Theory]
    [InlineData(120, "2026-10-30T20:02")]
    [InlineData(0, "2026-10-31T00:00")]
    public async Task Too_many_requests_are_left_at_that_until_the_source_wants_more(int retryAfter, string until)
    {
        Desk.Add(FakeFault.TooManyRequests, FirstPath, times: 1, retryAfter);

        var exhausted = await RefusedAsync(Create(SmallExchange.Quick));
        var again = await RefusedAsync(Create(SmallExchange.Quick));

        var expected = DateTimeOffset.Parse(until + "+09:00", System.Globalization.CultureInfo.InvariantCulture);
        Assert.All([exhausted, again], thrown => Assert.Equal((SourceFault.QuotaExceeded, expected), (thrown.Fault, thrown.RetryAt)));
        Assert.Equal(1, Desk.Total);
    }

    [Fact]
    public async Task Requests_are_counted_across_processes_and_none_is_sent_beyond_the_quota()
    {
        await Create(SmallExchange.Quick, quota: 25).FetchAsync(Session, Cancel);
        var sent = Desk.Total;
        SourceException? exhausted = null;
        for (var process = 0; process < 10 && exhausted is null; process++)
        {
            exhausted = await Record.ExceptionAsync(() => Create(SmallExchange.Quick, quota: 25).FetchAsync(Session, Cancel)) as SourceException;
        }

        Assert.Equal((SourceFault.QuotaExceeded, new DateTimeOffset(2026, 10, 31, 0, 0, 0, KoreaTime.Offset)), (exhausted!.Fault, exhausted.RetryAt));
        Assert.InRange(Desk.Total, sent, 25);
    }

    [Fact]
    public async Task Numbers_with_commas_are_the_same_numbers()
    {
        var plain = Assert.IsType<SourceAnswer.Published>(await Create(SmallExchange.Quick).FetchAsync(Session, Cancel));
        Desk.Add(FakeFault.Commas);

        Assert.Equal(plain.Session.Bars, Assert.IsType<SourceAnswer.Published>(await Create(SmallExchange.Quick).FetchAsync(Session, Cancel)).Session.Bars);
    }

    [Fact]
    public async Task An_empty_answer_is_one_and_leaves_it_to_the_calendar_what_it_means()
    {
        Desk.Add(FakeFault.Empty);

        Assert.Contains(Session.ToString(), Assert.IsType<SourceAnswer.Empty>(await Create(SmallExchange.Quick).FetchAsync(Session, Cancel)).Reason, StringComparison.Ordinal);
    }

    private async Task<int> RequestsAsync()
    {
        await Create(SmallExchange.Quick).FetchAsync(Session, Cancel);
        var requests = FirstRequests;
        Desk.Reset();
        return requests;
    }

    // Every message of every fault is looked at for the key.
    private async Task<SourceException> RefusedAsync(IMarketDataSource source)
    {
        var thrown = await Assert.ThrowsAsync<SourceException>(() => source.FetchAsync(Session, Cancel));
        Assert.StartsWith(Name + ": ", thrown.Message, StringComparison.Ordinal);
        Canary.Refuse(thrown.ToString());
        return thrown;
    }
}

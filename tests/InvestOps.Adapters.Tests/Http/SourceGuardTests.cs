using InvestOps.Adapters.FileStorage;
using InvestOps.Adapters.Http;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;
using InvestOps.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace InvestOps.Adapters.Tests.Http;

public sealed class SourceGuardTests
{
    private readonly InMemoryAssetStore _store = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 10, 30, 23, 50, 0, TimeSpan.FromHours(9)));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_is_stored_before_it_may_be_sent()
    {
        using var guard = Create(quota: 10);
        await guard.TakeAsync(Cancel);

        Assert.Equal(1, (await StateAsync()).Requests);
    }

    [Fact]
    public async Task What_is_set_aside_costs_one_write_and_is_used_first()
    {
        using var guard = Create(quota: 10);
        await guard.ReserveAsync(3, Cancel);
        var stored = _store.All.Values.Single();
        for (var request = 0; request < 3; request++)
        {
            await guard.TakeAsync(Cancel);
        }

        Assert.Same(stored, _store.All.Values.Single());
        await guard.TakeAsync(Cancel);
        Assert.Equal(4, (await StateAsync()).Requests);
    }

    [Fact]
    public async Task The_count_begins_anew_at_midnight_in_korea()
    {
        using var guard = Create(quota: 2);
        await guard.ReserveAsync(2, Cancel);
        var exhausted = await Assert.ThrowsAsync<SourceException>(() => guard.ReserveAsync(1, Cancel));

        _time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(new DateTimeOffset(2026, 10, 31, 0, 0, 0, TimeSpan.FromHours(9)), exhausted.RetryAt);
        await guard.ReserveAsync(2, Cancel);
        Assert.Equal((new DateOnly(2026, 10, 31), 2), ((await StateAsync()).Day, (await StateAsync()).Requests));
    }

    [Fact]
    public async Task What_was_set_aside_yesterday_is_not_used_today()
    {
        using var guard = Create(quota: 2);
        await guard.ReserveAsync(2, Cancel);
        _time.Advance(TimeSpan.FromMinutes(10));

        await guard.TakeAsync(Cancel);

        Assert.Equal(1, (await StateAsync()).Requests);
    }

    [Fact]
    public async Task Many_at_once_are_each_counted()
    {
        using var guard = Create(quota: 1_000);
        await guard.ReserveAsync(5, Cancel);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => guard.TakeAsync(Cancel)));

        Assert.InRange((await StateAsync()).Requests, 40, 45);
    }

    [Fact]
    public async Task Two_processes_that_count_at_once_never_take_more_than_the_quota_together()
    {
        using var folder = new TemporaryFolder();
        var granted = 0;
        await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            using var process = new SourceGuard("krx_open_api", 30, new FileAssetStore(folder.Path), _time);
            while (await Record.ExceptionAsync(() => process.ReserveAsync(3, Cancel)) is null)
            {
                Interlocked.Add(ref granted, 3);
            }
        }));

        var state = await new FileAssetStore(folder.Path).ReadJsonAsync<SourceState>(AssetCatalog.SourceState("krx_open_api"), Cancel);
        Assert.Equal((30, 30), (granted, state!.Requests));
    }

    [Fact]
    public async Task A_block_that_another_process_was_told_of_is_not_lost_to_a_count()
    {
        using var one = Create(quota: 10);
        using var other = Create(quota: 10);
        await one.ReserveAsync(1, Cancel);

        await other.BlockAsync("shut out", Cancel);

        await Assert.ThrowsAsync<SourceException>(() => one.ReserveAsync(1, Cancel));
        Assert.Equal((1, _time.GetUtcNow() + SourceGuard.BlockedFor), ((await StateAsync()).Requests, (await StateAsync()).BlockedUntil));
    }

    private SourceGuard Create(int quota) => new("krx_open_api", quota, _store, _time);

    private async Task<SourceState> StateAsync() => (await _store.ReadJsonAsync<SourceState>(AssetCatalog.SourceState("krx_open_api"), Cancel))!;
}

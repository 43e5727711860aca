using System.Text;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Tests.Day;
using InvestOps.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Runs;

public sealed class WorkLockTests(SmallMarket market)
{
    private readonly InMemoryAssetStore _store = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 10, 30, 11, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_second_run_is_refused_and_told_who_runs()
    {
        await using var first = (await TakeAsync("nas", process: 1, alive: 1)).Taken;

        var (second, holder) = await TakeAsync("nas", process: 2, alive: 1);

        Assert.NotNull(first);
        Assert.Null(second);
        Assert.Equal("sync is running: process 1 on nas, since 2026-10-30 20:00:00", holder);
    }

    [Theory]
    [InlineData(0, "Use the program that wrote it")]
    [InlineData(2, "Update this program")]
    public async Task A_lock_of_another_version_of_the_program_is_not_taken_and_named(int schema, string advice)
    {
        await TakeAsync("pc", process: 1, alive: 1);
        var path = AssetCatalog.Lock("sync", 1);
        await _store.WriteAsync(path, Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(_store.All[path]).Replace("\"schema\": 1", $"\"schema\": {schema}", StringComparison.Ordinal)), TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => TakeAsync("nas", process: 2, alive: 2));

        Assert.Contains(_store.LocationOf(path), refused.Message, StringComparison.Ordinal);
        Assert.Contains(advice, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_that_a_power_cut_left_unreadable_is_free()
    {
        await TakeAsync("pc", process: 1, alive: 1);
        await _store.WriteAsync(AssetCatalog.Lock("sync", 1), "{ \"schema\": 1, "u8.ToArray(), TestContext.Current.CancellationToken);

        await using var second = (await TakeAsync("nas", process: 2, alive: 2)).Taken;
        Assert.NotNull(second);
    }

    [Fact]
    public async Task A_released_lock_is_free()
    {
        await (await TakeAsync("nas", process: 1, alive: 1)).Taken!.DisposeAsync();

        await using var second = (await TakeAsync("nas", process: 2, alive: 1)).Taken;
        Assert.NotNull(second);
    }

    [Fact]
    public async Task The_lock_of_a_dead_process_of_this_machine_is_taken_over_at_once()
    {
        await TakeAsync("nas", process: 1, alive: 1);

        await using var second = (await TakeAsync("nas", process: 2, alive: 2)).Taken;
        Assert.NotNull(second);
    }

    [Fact]
    public async Task Another_machines_lock_is_taken_over_after_a_long_silence_only()
    {
        await TakeAsync("pc", process: 1, alive: 1);
        _time.Advance(WorkLock.LongestSilence);
        Assert.Null((await TakeAsync("nas", process: 2, alive: 2)).Taken);

        _time.Advance(TimeSpan.FromSeconds(1));
        await using var second = (await TakeAsync("nas", process: 2, alive: 2)).Taken;
        Assert.NotNull(second);
    }

    [Fact]
    public async Task A_run_that_says_that_it_lives_keeps_its_lock()
    {
        await using var first = (await TakeAsync("pc", process: 1, alive: 1)).Taken!;
        for (var minutes = 0; minutes < 60; minutes += 10)
        {
            _time.Advance(TimeSpan.FromMinutes(10));
            await first.RenewAsync(Cancel);
        }

        Assert.Null((await TakeAsync("nas", process: 2, alive: 2)).Taken);
    }

    [Fact]
    public async Task A_run_that_was_silent_too_long_learns_that_another_took_over()
    {
        await using var first = (await TakeAsync("pc", process: 1, alive: 1)).Taken!;
        _time.Advance(TimeSpan.FromHours(1));
        await using var second = (await TakeAsync("nas", process: 2, alive: 2)).Taken;

        var error = await Assert.ThrowsAsync<IOException>(() => first.RenewAsync(Cancel));
        Assert.StartsWith("Another sync took over", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_who_find_the_same_dead_holder_one_takes_over()
    {
        await TakeAsync("nas", process: 1, alive: 1);

        var taken = await Task.WhenAll(Enumerable.Range(2, 16).Select(process => Task.Run(() => TakeAsync("nas", process, alive: 99), Cancel)));

        // Each sees the others as dead, so several may follow one another; at no number are there two.
        Assert.Contains(taken, attempt => attempt.Taken is not null);
        Assert.All(taken.Where(attempt => attempt.Taken is null), attempt => Assert.NotNull(attempt.Holder));
        Assert.Single(_store.All);
    }

    // Many at once, again and again: never do two hold it.
    [Fact]
    public async Task Of_many_living_that_try_at_once_one_at_most_holds_it()
    {
        for (var round = 0; round < 50; round++)
        {
            var taken = await Task.WhenAll(Enumerable.Range(1, 8).Select(process => Task.Run(() => TakeAsync("nas", process, Everybody), Cancel)));

            var held = taken.Select(attempt => attempt.Taken).OfType<WorkLock>().ToArray();
            Assert.InRange(held.Length, 0, 1);
            foreach (var hold in held)
            {
                await hold.DisposeAsync();
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task One_that_saw_a_dead_holder_long_ago_gives_way_to_those_who_came_meanwhile(int meanwhile)
    {
        await TakeAsync("nas", process: 1, alive: 1);
        WorkLock? last = null;
        var slow = new InterruptedAssetStore(_store, async () =>
        {
            for (var process = 2; process < 2 + meanwhile; process++)
            {
                await (last?.DisposeAsync() ?? ValueTask.CompletedTask);
                last = (await TakeAsync("nas", process, process)).Taken;
            }
        });

        var (taken, _) = await TakeAsync("nas", process: 9, id => id is not 1, slow);

        Assert.NotNull(last);
        Assert.Null(taken);
        Assert.NotNull((await TakeAsync("nas", process: 10, Everybody)).Holder);
    }

    [Fact]
    public async Task A_stage_of_another_machine_counts_for_the_longest_run()
    {
        await TakeAsync("pc", process: 1, alive: 1);
        _time.Advance(WorkLock.LongestRun);
        Assert.Null((await WorkLock.TryTakeAsync(_store, "sync", Identity("nas", 2, Everybody), _time, Cancel, WorkLock.LongestRun)).Taken);

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull((await WorkLock.TryTakeAsync(_store, "sync", Identity("nas", 2, Everybody), _time, Cancel, WorkLock.LongestRun)).Taken);
    }

    [Fact]
    public async Task A_day_by_hand_leaves_a_stage_to_the_timer_that_is_at_it()
    {
        await using var operation = new SmallOperation(market);
        var (taken, _) = await WorkLock.TryTakeAsync(operation.Store, DayRunner.LockOf(StageName.Scan), operation.Get<RunIdentity>(), operation.Get<TimeProvider>(), Cancel);
        Assert.NotNull(taken);

        var reports = await operation.DayAsync(SmallMarket.Thursday);

        Assert.Equal([StageName.Ingest, StageName.Scan], reports.Select(report => report.Key.Stage));
        var refused = Assert.IsType<StageOutcome.NotReady>(reports[^1].Outcome);
        Assert.StartsWith("scan is running: process 1 on nas, since ", refused.Details, StringComparison.Ordinal);
        Assert.Empty(await operation.RunsAsync(StageName.Scan, SmallMarket.Thursday));
        await taken.DisposeAsync();
        Assert.IsType<StageOutcome.Completed>((await operation.DayAsync(SmallMarket.Thursday))[1].Outcome);
        Assert.All(operation.Store.All.Where(asset => asset.Key.Container == AssetCatalog.Locks), asset => Assert.True(AssetJson.Read<LockEntry>(asset.Value).IsReleased));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<(WorkLock? Taken, string? Holder)> TakeAsync(string machine, int process, int alive) => TakeAsync(machine, process, id => id == alive);

    private Task<(WorkLock? Taken, string? Holder)> TakeAsync(string machine, int process, Func<int, bool> isAlive, IAssetStore? store = null) =>
        WorkLock.TryTakeAsync(store ?? _store, "sync", Identity(machine, process, isAlive), _time, Cancel);

    private static bool Everybody(int process) => true;

    private static RunIdentity Identity(string machine, int process, Func<int, bool> isAlive) =>
        new() { CodeVersion = "test", ProcessId = process, ProcessStartedAt = 1, Machine = machine, IsAlive = (id, _) => isAlive(id) };
}

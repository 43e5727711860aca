using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Tests.Day;
using InvestOps.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Runs;

public sealed class RunLocksTests(SmallMarket market)
{
    private readonly InMemoryAssetStore _store = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task One_process_holds_a_stage_until_it_lets_go()
    {
        var (first, _) = await LocksOf(1).TryTakeAsync(StageName.Scan, SmallOperation.Cancel);
        var (second, owner) = await LocksOf(2, 1).TryTakeAsync(StageName.Scan, SmallOperation.Cancel);

        Assert.NotNull(first);
        Assert.Null(second);
        Assert.Equal("process 1 on nas since 2026-11-02 09:00:00", owner?.ToString());
        Assert.NotNull((await LocksOf(2, 1).TryTakeAsync(StageName.Report, SmallOperation.Cancel)).Lock);
        await first.DisposeAsync();
        Assert.NotNull((await LocksOf(2, 1).TryTakeAsync(StageName.Scan, SmallOperation.Cancel)).Lock);
    }

    [Fact]
    public async Task What_a_dead_process_left_is_passed_over_and_swept_away()
    {
        await LocksOf(1).TryTakeAsync(StageName.Scan, SmallOperation.Cancel);

        var (taken, _) = await LocksOf(2).TryTakeAsync(StageName.Scan, SmallOperation.Cancel);

        Assert.NotNull(taken);
        Assert.Equal([AssetCatalog.RunLock(StageName.Scan, 2)], _store.All.Keys);
        await taken.DisposeAsync();
        Assert.Empty(_store.All);
    }

    [Fact]
    public async Task Another_machines_lock_counts_for_two_hours()
    {
        await LocksOf(1, machine: "pc").TryTakeAsync(StageName.Scan, SmallOperation.Cancel);
        Assert.Null((await LocksOf(2).TryTakeAsync(StageName.Scan, SmallOperation.Cancel)).Lock);

        _time.Advance(RunLocks.LongestElsewhere);

        Assert.NotNull((await LocksOf(2).TryTakeAsync(StageName.Scan, SmallOperation.Cancel)).Lock);
    }

    // Many at once, again and again: never do two hold it.
    [Fact]
    public async Task Of_many_that_try_at_once_one_at_most_holds_it()
    {
        int[] all = [.. Enumerable.Range(1, 8)];
        for (var round = 0; round < 50; round++)
        {
            var taken = await Task.WhenAll(all.Select(process => Task.Run(() => LocksOf(process, all).TryTakeAsync(StageName.Ingest, SmallOperation.Cancel))));

            var held = taken.Select(attempt => attempt.Lock).OfType<RunLock>().ToArray();
            Assert.InRange(held.Length, 0, 1);
            foreach (var hold in held)
            {
                await hold.DisposeAsync();
            }
        }
    }

    [Fact]
    public async Task A_day_by_hand_leaves_a_stage_to_the_timer_that_is_at_it()
    {
        await using var operation = new SmallOperation(market);
        var (taken, _) = await operation.Get<RunLocks>().TryTakeAsync(StageName.Scan, SmallOperation.Cancel);
        Assert.NotNull(taken);

        var reports = await operation.DayAsync(SmallMarket.Thursday);

        Assert.Equal([StageName.Ingest, StageName.Scan], reports.Select(report => report.Key.Stage));
        var refused = Assert.IsType<StageOutcome.NotReady>(reports[^1].Outcome);
        Assert.StartsWith("Scan is being run by process 1 on nas since ", refused.Details, StringComparison.Ordinal);
        Assert.Empty(await operation.RunsAsync(StageName.Scan, SmallMarket.Thursday));
        await taken.DisposeAsync();
        Assert.IsType<StageOutcome.Completed>((await operation.DayAsync(SmallMarket.Thursday))[1].Outcome);
        Assert.DoesNotContain(operation.Store.All.Keys, path => path.Path.StartsWith("locks/", StringComparison.Ordinal));
    }

    private RunLocks LocksOf(int process, params int[] alive) => LocksOf(process, "nas", alive);

    private RunLocks LocksOf(int process, string machine, params int[] alive) => new(_store, _time, new RunIdentity
    {
        CodeVersion = "test",
        ProcessId = process,
        ProcessStartedAt = 1,
        Machine = machine,
        IsAlive = (id, _) => id == process || alive.Contains(id),
    });
}

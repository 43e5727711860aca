using InvestOps.Pipeline.Keeping;
using InvestOps.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Keeping;

public sealed class WorkLockTests
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
        Assert.Equal("sync is running: process 1 on nas, since 2026-10-30 11:00:00 UTC", holder);
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

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Task<(WorkLock? Taken, string? Holder)> TakeAsync(string machine, int process, int alive) => WorkLock.TryTakeAsync(
        _store,
        "sync",
        new Pipeline.Runs.RunIdentity { CodeVersion = "test", ProcessId = process, ProcessStartedAt = 1, Machine = machine, IsAlive = (id, _) => id == alive },
        _time,
        Cancel);
}

using InvestOps.LocalFunctions.Timers.Locking;
using InvestOps.LocalFunctions.Timers.Status;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Timers;

/// <summary>A timer's memory in a folder, for a host without storage.</summary>
public sealed class FolderMemoryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_status_is_kept_in_one_file_and_replaced()
    {
        using var folder = new TemporaryFolder();
        var store = new FolderTimerStatusStore(folder.Path, "shop");
        var status = new TimerStatus { Next = TimerScene.Monday, LastUpdated = TimerScene.Monday.AddHours(-1) };
        Assert.Null(await store.ReadAsync("Host.Functions.Tick", Token));

        await store.WriteAsync("Host.Functions.Tick", status, Token);
        var later = status with { Last = TimerScene.Monday, Next = TimerScene.Monday.AddHours(1) };
        await store.WriteAsync("Host.Functions.Tick", later, Token);

        Assert.Equal(later, await store.ReadAsync("Host.Functions.Tick", Token));
        Assert.Equal(["timers/shop/Host.Functions.Tick/status"], folder.Snapshot().Keys);
    }

    [Fact]
    public async Task A_lock_has_one_owner_who_is_named_and_is_free_once_it_is_given_back()
    {
        using var folder = new TemporaryFolder();
        var clock = new TestClock(TimerScene.Monday);
        var locks = new FolderSingletonLock(folder.Path, "shop", clock);

        var first = await locks.TryAcquireAsync("Tick.Listener", Token);
        Assert.NotNull(first);
        Assert.Null(await locks.TryAcquireAsync("Tick.Listener", Token));
        Assert.Equal(LockOwner.Current(TimerScene.Monday).Process, (await locks.FindOwnerAsync("Tick.Listener", Token))!.Process);
        await first.DisposeAsync();

        var second = await locks.TryAcquireAsync("Tick.Listener", Token);
        Assert.NotNull(second);
        await second.DisposeAsync();
    }
}

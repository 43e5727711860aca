using InvestOps.LocalFunctions.Listening;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Timers;

/// <summary>T15 and T16: one host at a time, and outages.</summary>
public sealed class TimerLockTests
{
    [Fact]
    [Trait("Conformance", "T15")]
    public async Task A_second_host_stands_by_shows_the_owner_and_takes_over_when_the_first_stops()
    {
        await using var scene = new TimerScene();
        var first = await scene.StartAndWaitAsync();
        var secondProbe = new TickProbe();
        var second = await scene.StartAsync(probe: secondProbe);
        await scene.RealClock.ArmedAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(ListenerState.Standby, second.Status.State);
        Assert.Contains("nas, process 7", second.Status.LockedBy, StringComparison.Ordinal);

        await first.StopAsync(TestContext.Current.CancellationToken);
        scene.RealClock.Advance(TimeSpan.FromSeconds(5));
        await scene.Clock.ArmedAsync();
        scene.Clock.AdvanceTo(scene.At(23, 10));
        await secondProbe.NextAsync();

        Assert.Equal(0, scene.Probe.Count);
    }

    [Fact]
    [Trait("Conformance", "T16")]
    public async Task A_run_whose_lock_is_lost_is_told_to_end_and_is_not_counted()
    {
        await using var scene = new TimerScene();
        var listener = await scene.StartAndWaitAsync();
        var before = scene.Statuses["Tick"];
        scene.Probe.Body = call => Task.Delay(Timeout.InfiniteTimeSpan, scene.Clock, call.Token);
        scene.Clock.AdvanceTo(scene.At(23, 10, 0, 1));
        var broken = await scene.Probe.NextAsync();
        scene.Probe.Body = _ => Task.CompletedTask;

        await scene.Locks.TakeAwayAsync("Tick");
        var again = await scene.Probe.NextAsync();
        await scene.Clock.ArmedAsync();

        Assert.True(broken.Token.IsCancellationRequested);
        Assert.True(again.Timer.IsPastDue);
        Assert.Equal(before!.Next.LocalDateTime, again.Timer.ScheduleStatus!.Next);
        Assert.Equal(2, scene.Probe.Count);
        Assert.Equal(ListenerState.Waiting, listener.Status.State);
    }

    [Fact]
    [Trait("Conformance", "T16")]
    public async Task Storage_that_forgot_the_last_status_makes_nothing_run_twice()
    {
        await using var scene = new TimerScene();
        await scene.StartAndWaitAsync();
        var old = scene.Statuses["Tick"];
        scene.Clock.AdvanceTo(scene.At(23, 10));
        await scene.Probe.NextAsync();
        await scene.Clock.ArmedAsync();

        scene.Statuses["Tick"] = old!; // as after a crash of the emulator, which loses its last seconds
        await scene.Locks.TakeAwayAsync("Tick");
        await scene.Clock.ArmedAsync();

        Assert.Equal(1, scene.Probe.Count);
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.Clock.ArmedAsync();
        Assert.Equal(scene.At(23, 11), scene.Statuses["Tick"]!.Next);
    }

    [Fact]
    public async Task Storage_that_is_missing_at_the_start_is_waited_for()
    {
        await using var scene = new TimerScene();
        scene.Locks.IsDown = true;
        var listener = await scene.StartAsync();
        await scene.RealClock.ArmedAsync();
        Assert.Equal(ListenerState.Unreachable, listener.Status.State);
        Assert.Equal("storage is down", listener.Status.LastError);
        var since = listener.Status.Since;

        scene.RealClock.Advance(TimeSpan.FromSeconds(2));
        await scene.RealClock.ArmedAsync();
        Assert.Equal(since, listener.Status.Since);
        scene.Locks.IsDown = false;
        scene.RealClock.Advance(TimeSpan.FromSeconds(4));
        await scene.Clock.ArmedAsync();

        Assert.Equal(ListenerState.Waiting, listener.Status.State);
        Assert.Equal(scene.At(23, 10), scene.Statuses["Tick"]!.Next);
        Assert.Single(scene.Log.Lines, line => line.Text.Contains("storage cannot be reached", StringComparison.Ordinal));
        Assert.Single(scene.Log.Lines, line => line.Text.Contains("storage can be reached again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_status_that_cannot_be_read_keeps_the_timer_waiting_and_costs_it_nothing()
    {
        await using var scene = new TimerScene();
        scene.Statuses.ReadsFail = true;
        var listener = await scene.StartAsync();
        await scene.RealClock.ArmedAsync();
        Assert.Equal(ListenerState.Unreachable, listener.Status.State);

        scene.Statuses["Tick"] = new() { Last = scene.At(20, 8), Next = scene.At(20, 9), LastUpdated = scene.At(20, 8) };
        scene.Statuses.ReadsFail = false;
        scene.RealClock.Advance(TimeSpan.FromSeconds(2));

        Assert.True((await scene.Probe.NextAsync()).Timer.IsPastDue);
    }

    [Fact]
    public async Task The_pauses_of_an_outage_grow_to_half_a_minute()
    {
        await using var scene = new TimerScene();
        scene.Locks.IsDown = true;
        await scene.StartAsync();

        foreach (var seconds in (int[])[2, 4, 8, 16, 30, 30])
        {
            await scene.RealClock.ArmedAsync();
            scene.RealClock.Advance(TimeSpan.FromSeconds(seconds - 1));
            Assert.False(scene.RealClock.HasArmed);
            scene.RealClock.Advance(TimeSpan.FromSeconds(1));
        }

        await scene.RealClock.ArmedAsync();
    }
}

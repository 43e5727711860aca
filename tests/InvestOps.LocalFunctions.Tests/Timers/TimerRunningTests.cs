using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Timers.Status;
using Microsoft.Extensions.Logging;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Timers;

/// <summary>T6 to T12: how a timer goes on.</summary>
public sealed class TimerRunningTests
{
    [Fact]
    [Trait("Conformance", "T6")]
    public async Task A_run_that_outlasts_occurrences_is_followed_by_one_at_once_and_then_by_the_schedule()
    {
        await using var scene = new TimerScene();
        await scene.StartAndWaitAsync();
        var work = new TaskCompletionSource();
        scene.Probe.Body = _ => work.Task;
        scene.Clock.AdvanceTo(scene.At(23, 10));
        await scene.Probe.NextAsync();

        scene.Clock.AdvanceTo(scene.At(23, 12, 30));
        scene.Probe.Body = _ => Task.CompletedTask;
        work.SetResult();
        var second = await scene.Probe.NextAsync();
        await scene.Clock.ArmedAsync();

        Assert.Equal(scene.At(23, 12, 30), second.At);
        Assert.False(second.Timer.IsPastDue);
        Assert.Equal(scene.At(23, 11).LocalDateTime, second.Timer.ScheduleStatus!.Next);
        Assert.Equal(2, scene.Probe.Count);
        Assert.Equal(scene.At(23, 13), scene.Statuses["Tick"]!.Next);
    }

    [Fact]
    [Trait("Conformance", "T7")]
    public async Task A_timer_never_overlaps_itself()
    {
        await using var scene = new TimerScene();
        var listener = await scene.StartAndWaitAsync();
        var work = new TaskCompletionSource();
        scene.Probe.Body = _ => work.Task;
        scene.Clock.AdvanceTo(scene.At(23, 10));
        await scene.Probe.NextAsync();

        scene.Clock.AdvanceTo(scene.At(23, 14));

        Assert.False(scene.Clock.HasArmed); // nothing waits for an occurrence while the function runs
        Assert.Equal(ListenerState.Running, listener.Status.State);
        Assert.Equal(1, scene.Probe.Count);
        work.SetResult();
    }

    [Fact]
    [Trait("Conformance", "T8")]
    public async Task A_run_that_fails_counts_and_the_schedule_goes_on()
    {
        await using var scene = new TimerScene();
        var listener = await scene.StartAndWaitAsync();
        scene.Probe.Body = _ => throw new InvalidOperationException("no bars today");

        scene.Clock.AdvanceTo(scene.At(23, 10));
        await scene.Probe.NextAsync();
        await scene.Clock.ArmedAsync();

        Assert.Equal(scene.At(23, 11), scene.Statuses["Tick"]!.Next);
        Assert.Equal("no bars today", listener.Status.LastError);
        Assert.Contains(scene.Log.Lines, line => line.Level == LogLevel.Error && line.Text.Contains("no bars today", StringComparison.Ordinal));
        scene.Probe.Body = _ => Task.CompletedTask;
        scene.Clock.AdvanceTo(scene.At(23, 11));
        Assert.False((await scene.Probe.NextAsync()).Timer.IsPastDue);
    }

    [Fact]
    [Trait("Conformance", "T9")]
    public async Task What_a_killed_process_ran_runs_again_and_is_past_due()
    {
        await using var scene = new TimerScene();
        await scene.StartAndWaitAsync();
        var killed = new TaskCompletionSource();
        scene.Probe.Body = _ => killed.Task;
        scene.Clock.AdvanceTo(scene.At(23, 10));
        await scene.Probe.NextAsync();

        await scene.Locks.TakeAwayAsync("Tick"); // as a lease that nobody renews any more
        var after = new TickProbe();
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.StartAndWaitAsync(probe: after);
        var call = await after.NextAsync();

        Assert.True(call.Timer.IsPastDue);
        Assert.Equal(scene.At(23, 10).LocalDateTime, call.Timer.ScheduleStatus!.Next);
        killed.SetResult();
    }

    [Fact]
    [Trait("Conformance", "T9")]
    public async Task A_run_that_a_graceful_stop_breaks_off_is_not_counted()
    {
        await using var scene = new TimerScene();
        var listener = await scene.StartAndWaitAsync();
        var before = scene.Statuses["Tick"];
        scene.Probe.Body = call => Task.Delay(Timeout.InfiniteTimeSpan, scene.Clock, call.Token);
        scene.Clock.AdvanceTo(scene.At(23, 10));
        await scene.Probe.NextAsync();

        await listener.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(before, scene.Statuses["Tick"]);
        Assert.Equal(ListenerState.Stopped, listener.Status.State);
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        scene.Probe.Body = _ => Task.CompletedTask;
        await scene.StartAsync();
        Assert.True((await scene.Probe.NextAsync()).Timer.IsPastDue);
    }

    [Fact]
    [Trait("Conformance", "T9")]
    public async Task A_run_that_ends_well_although_it_was_told_to_stop_is_counted()
    {
        await using var scene = new TimerScene();
        var listener = await scene.StartAndWaitAsync();
        scene.Probe.Body = call => Task.Delay(Timeout.InfiniteTimeSpan, scene.Clock, call.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        scene.Clock.AdvanceTo(scene.At(23, 10));
        await scene.Probe.NextAsync();

        await listener.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(scene.At(23, 11), scene.Statuses["Tick"]!.Next);
    }

    [Fact]
    [Trait("Conformance", "T10")]
    public async Task A_status_that_cannot_be_written_is_logged_and_written_later()
    {
        await using var scene = new TimerScene();
        await scene.StartAndWaitAsync();
        scene.Statuses.WritesFail = true;

        scene.Clock.AdvanceTo(scene.At(23, 10));
        await scene.Probe.NextAsync();
        await scene.Clock.ArmedAsync();

        Assert.Equal(scene.At(23, 10), scene.Statuses["Tick"]!.Next);
        Assert.Contains(scene.Log.Lines, line => line.Level == LogLevel.Warning
            && line.Text.Contains("failed to update the timer trigger status", StringComparison.Ordinal));
        scene.Statuses.WritesFail = false;
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.Clock.ArmedAsync();
        Assert.Equal(scene.At(23, 11), scene.Statuses["Tick"]!.Next);
        scene.Clock.AdvanceTo(scene.At(23, 11));
        await scene.Probe.NextAsync();
    }

    [Theory]
    [Trait("Conformance", "T11")]
    [InlineData("*/30 * * * * *", "Tick")]
    [InlineData("00:00:30", "Tick")]
    [InlineData("0 0 * * * *", "Forgetful")]
    public async Task A_schedule_of_less_than_a_minute_or_without_monitor_is_not_remembered(string schedule, string function)
    {
        await using var scene = new TimerScene();
        await scene.StartAndWaitAsync(schedule, function);

        scene.Clock.AdvanceTo(scene.At(23, 10));
        var call = await scene.Probe.NextAsync();

        Assert.Null(call.Timer.ScheduleStatus);
        Assert.Null(scene.Statuses[function]);
    }

    [Fact]
    [Trait("Conformance", "T12")]
    public async Task An_occurrence_months_away_comes_on_its_day()
    {
        await using var scene = new TimerScene();
        await scene.StartAndWaitAsync("0 0 0 1 6 *");
        var occurrence = new DateTimeOffset(2027, 6, 1, 0, 0, 0, TimeSpan.FromHours(9));

        scene.Clock.AdvanceTo(occurrence.AddSeconds(-1));
        await scene.Clock.ArmedAsync();
        Assert.Equal(0, scene.Probe.Count);
        scene.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(occurrence, (await scene.Probe.NextAsync()).At);
    }

    [Fact]
    public async Task A_time_span_counts_from_the_begin_of_the_last_run()
    {
        await using var scene = new TimerScene();
        await scene.StartAndWaitAsync("00:20:00");

        scene.Clock.Advance(TimeSpan.FromMinutes(20));
        var first = await scene.Probe.NextAsync();
        await scene.Clock.ArmedAsync();

        Assert.Equal(first.At.AddMinutes(20), scene.Statuses["Tick"]!.Next);
        Assert.Equal(new TimerStatus { Last = scene.At(23, 9, 50), Next = scene.At(23, 10, 10), LastUpdated = scene.At(23, 9, 50) }, scene.Statuses["Tick"]);
    }
}

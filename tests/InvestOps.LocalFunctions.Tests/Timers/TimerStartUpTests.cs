using InvestOps.LocalFunctions.Timers.Status;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Timers;

/// <summary>T1 to T5: what a timer does first.</summary>
public sealed class TimerStartUpTests
{
    [Fact]
    [Trait("Conformance", "T1")]
    public async Task The_first_start_remembers_the_schedule_and_does_not_run()
    {
        await using var scene = new TimerScene();

        await scene.StartAndWaitAsync();

        Assert.Equal(new TimerStatus { Last = null, Next = scene.At(23, 10), LastUpdated = TimerScene.Monday }, scene.Statuses["Tick"]);
        Assert.Equal(0, scene.Probe.Count);
    }

    [Theory]
    [Trait("Conformance", "T2")]
    [InlineData(1)]
    [InlineData(50)]
    public async Task Missed_occurrences_are_made_up_for_by_one_run_that_is_past_due(int hoursDown)
    {
        await using var scene = new TimerScene();
        scene.Statuses["Tick"] = new TimerStatus { Last = scene.At(20, 8), Next = scene.At(20, 9), LastUpdated = scene.At(20, 8) };
        scene.Clock.AdvanceTo(scene.At(20, 9, 30).AddDays(4).AddHours(hoursDown));

        await scene.StartAndWaitAsync();
        var call = await scene.Probe.NextAsync();

        Assert.True(call.Timer.IsPastDue);
        Assert.Equal(scene.At(20, 9).LocalDateTime, call.Timer.ScheduleStatus!.Next);
        Assert.Equal(1, scene.Probe.Count);
        Assert.Equal(call.At, scene.Statuses["Tick"]!.Last);
    }

    [Fact]
    [Trait("Conformance", "T3")]
    public async Task Another_schedule_than_before_owes_nothing_for_the_past()
    {
        await using var scene = new TimerScene();
        scene.Statuses["Tick"] = new TimerStatus { Last = scene.At(20, 8), Next = scene.At(20, 9), LastUpdated = scene.At(20, 8) };

        await scene.StartAndWaitAsync("0 15 * * * *");

        Assert.Equal(0, scene.Probe.Count);
        Assert.Equal(new TimerStatus { Last = null, Next = scene.At(23, 10, 15), LastUpdated = TimerScene.Monday }, scene.Statuses["Tick"]);
    }

    [Fact]
    [Trait("Conformance", "T4")]
    public async Task Run_on_startup_runs_once_and_is_not_past_due()
    {
        await using var scene = new TimerScene();

        await scene.StartAndWaitAsync(function: "Eager");
        var call = await scene.Probe.NextAsync();

        Assert.False(call.Timer.IsPastDue);
        Assert.Equal(1, scene.Probe.Count);
    }

    [Fact]
    [Trait("Conformance", "T5")]
    public async Task A_run_that_is_past_due_takes_the_place_of_the_one_on_startup()
    {
        await using var scene = new TimerScene();
        scene.Statuses["Eager"] = new TimerStatus { Last = scene.At(20, 8), Next = scene.At(20, 9), LastUpdated = scene.At(20, 8) };

        await scene.StartAndWaitAsync(function: "Eager");
        var call = await scene.Probe.NextAsync();

        Assert.True(call.Timer.IsPastDue);
        Assert.Equal(1, scene.Probe.Count);
    }

    [Fact]
    public async Task A_restart_before_the_next_occurrence_just_waits_for_it()
    {
        await using var scene = new TimerScene();
        var before = new TimerStatus { Last = scene.At(23, 9), Next = scene.At(23, 10), LastUpdated = scene.At(23, 9) };
        scene.Statuses["Tick"] = before;

        await scene.StartAndWaitAsync();

        Assert.Equal(0, scene.Probe.Count);
        Assert.Equal(before, scene.Statuses["Tick"]);
    }

    [Fact]
    public async Task The_first_run_ever_sees_no_last_run()
    {
        await using var scene = new TimerScene();
        await scene.StartAndWaitAsync();

        scene.Clock.AdvanceTo(scene.At(23, 10));
        var call = await scene.Probe.NextAsync();

        Assert.Equal(default, call.Timer.ScheduleStatus!.Last);
        Assert.Equal(scene.At(23, 10).LocalDateTime, call.Timer.ScheduleStatus.Next);
    }

    [Fact]
    public async Task The_next_five_occurrences_are_announced()
    {
        await using var scene = new TimerScene();

        var listener = await scene.StartAndWaitAsync("0 0 8 * * 1-5");

        Assert.Equal(
            [scene.At(24, 8), scene.At(25, 8), scene.At(26, 8), scene.At(27, 8), scene.At(30, 8)],
            listener.Status.NextOccurrences);
        Assert.Contains(scene.Log.Lines, line => line.Text.Contains(
            "next: 2026-11-24 08:00:00 +09:00, 2026-11-25 08:00:00 +09:00, 2026-11-26 08:00:00 +09:00, 2026-11-27 08:00:00 +09:00, 2026-11-30 08:00:00 +09:00", StringComparison.Ordinal));
    }
}

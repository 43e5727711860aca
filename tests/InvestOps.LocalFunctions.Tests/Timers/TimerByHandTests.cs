using InvestOps.LocalFunctions.Invocation;
using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Timers;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Timers;

/// <summary>T18: runs by hand.</summary>
public sealed class TimerByHandTests
{
    [Fact]
    [Trait("Conformance", "T18")]
    public async Task A_run_by_hand_is_accepted_and_leaves_the_schedule_as_it_is()
    {
        await using var scene = new TimerScene();
        var listener = await scene.StartAndWaitAsync();
        var before = scene.Statuses["Tick"];
        var runs = Runs(scene, listener);

        var state = runs.TryStart("tick", "{}", out var run);
        var result = await run!.Completion;

        Assert.Equal(ManualRunState.Accepted, state);
        Assert.Equal(InvocationOutcome.Succeeded, result.Outcome);
        var call = await scene.Probe.NextAsync();
        Assert.False(call.Timer.IsPastDue);
        Assert.Equal(scene.At(23, 10).LocalDateTime, call.Timer.ScheduleStatus!.Next);
        Assert.Equal(before, scene.Statuses["Tick"]);
        Assert.Same(run, runs.Find(run.Id));
        Assert.Equal(result, run.Result);
    }

    [Fact]
    [Trait("Conformance", "T18")]
    public async Task An_unknown_function_is_not_run()
    {
        await using var scene = new TimerScene();

        Assert.Equal(ManualRunState.Unknown, Runs(scene, scene.Create()).TryStart("Tock", null, out var run));
        Assert.Null(run);
    }

    [Fact]
    [Trait("Conformance", "T18")]
    public async Task A_function_that_runs_by_schedule_is_busy()
    {
        await using var scene = new TimerScene();
        var listener = await scene.StartAndWaitAsync();
        var work = new TaskCompletionSource();
        scene.Probe.Body = _ => work.Task;
        scene.Clock.AdvanceTo(scene.At(23, 10));
        await scene.Probe.NextAsync();

        Assert.Equal(ManualRunState.Busy, Runs(scene, listener).TryStart("Tick", null, out _));
        work.SetResult();
    }

    [Fact]
    [Trait("Conformance", "T18")]
    public async Task A_function_that_runs_by_hand_is_busy_and_its_schedule_waits()
    {
        await using var scene = new TimerScene();
        var listener = await scene.StartAndWaitAsync();
        var work = new TaskCompletionSource();
        scene.Probe.Body = _ => work.Task;
        var runs = Runs(scene, listener);
        runs.TryStart("Tick", null, out var byHand);
        await scene.Probe.NextAsync();

        Assert.Equal(ManualRunState.Busy, runs.TryStart("Tick", null, out _));
        scene.Clock.AdvanceTo(scene.At(23, 10));
        Assert.Equal(1, scene.Probe.Count);
        work.SetResult();
        await byHand!.Completion;
        await scene.Probe.NextAsync();
        await scene.Clock.ArmedAsync();

        Assert.Equal(scene.At(23, 11), scene.Statuses["Tick"]!.Next);
    }

    [Fact]
    [Trait("Conformance", "T18")]
    public async Task A_failed_run_by_hand_is_not_repeated()
    {
        await using var scene = new TimerScene();
        scene.Probe.Body = _ => throw new InvalidOperationException("no");

        Runs(scene, scene.Create(function: "Stubborn"), "Stubborn").TryStart("Stubborn", null, out var run);
        var result = await run!.Completion;

        Assert.Equal(InvocationOutcome.Failed, result.Outcome);
        Assert.Equal(1, scene.Probe.Count);
    }

    [Fact]
    public async Task A_run_by_hand_needs_no_storage()
    {
        await using var scene = new TimerScene();
        scene.Statuses.ReadsFail = true;

        Runs(scene, scene.Create()).TryStart("Tick", null, out var run);

        Assert.True((await run!.Completion).Succeeded);
        Assert.Null((await scene.Probe.NextAsync()).Timer.ScheduleStatus);
    }

    private static ManualRuns Runs(TimerScene scene, TimerListener listener, string name = "Tick") => new(
        new Dictionary<string, IManuallyRun>(StringComparer.OrdinalIgnoreCase) { [name] = listener }, scene.RealClock, TestContext.Current.CancellationToken);
}

using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Tests.Hosting;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Timers;

/// <summary>Timers of a host that is drained and resumed.</summary>
public sealed class TimerDrainTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_drained_timer_keeps_its_lock_and_catches_up_once_when_it_is_resumed()
    {
        await using var scene = new TimerScene();
        await scene.StartAndWaitAsync();
        await scene.Gate.DrainAsync(Token);
        var other = new TickProbe();
        await scene.StartAsync(probe: other);
        scene.Clock.AdvanceTo(scene.At(23, 13, 20));
        await RealTime.PassAsync(TimeSpan.FromMilliseconds(50), Token);
        Assert.Equal(0, scene.Probe.Count);
        Assert.Null(await scene.Locks.TryAcquireAsync("Host.Functions.Tick.Listener", Token));

        await scene.Gate.ResumeAsync(Token);
        var call = await scene.Probe.NextAsync();
        await scene.Clock.ArmedAsync();

        Assert.True(call.Timer.IsPastDue);
        Assert.Equal(scene.At(23, 10).LocalDateTime, call.Timer.ScheduleStatus!.Next);
        Assert.Equal(scene.At(23, 14), scene.Statuses["Tick"]!.Next);
        Assert.Equal((1, 0), (scene.Probe.Count, other.Count));
    }

    [Fact]
    public async Task A_drain_that_misses_nothing_leaves_no_trace()
    {
        await using var scene = new TimerScene();
        await scene.StartAndWaitAsync();
        await scene.Gate.DrainAsync(Token);
        await scene.Gate.ResumeAsync(Token);

        scene.Clock.AdvanceTo(scene.At(23, 10));

        Assert.False((await scene.Probe.NextAsync()).Timer.IsPastDue);
    }

    [Fact]
    public async Task A_run_goes_on_through_a_drain_and_is_counted()
    {
        await using var scene = new TimerScene();
        var ended = new TaskCompletionSource();
        var listener = await scene.StartAndWaitAsync();
        scene.Probe.Body = _ => ended.Task;
        scene.Clock.AdvanceTo(scene.At(23, 10));
        var call = await scene.Probe.NextAsync();

        await scene.Gate.DrainAsync(Token);
        var waiting = listener.WaitForRunsAsync(Token);

        Assert.Equal((1, false, false), (listener.Status.Running, waiting.IsCompleted, call.Token.IsCancellationRequested));
        ended.SetResult();
        await waiting;
        await scene.Clock.ArmedAsync();
        Assert.Equal((0, scene.At(23, 11)), (listener.Status.Running, scene.Statuses["Tick"]!.Next));
    }

    [Fact]
    public async Task A_drained_host_that_stands_by_takes_no_lock_over()
    {
        await using var scene = new TimerScene();
        var first = await scene.StartAndWaitAsync();
        var second = await scene.StartAsync();
        await scene.RealClock.ArmedAsync(TimeSpan.FromSeconds(5));
        await scene.Gate.DrainAsync(Token);
        await first.StopAsync(Token);
        scene.RealClock.Advance(TimeSpan.FromSeconds(5));
        await RealTime.PassAsync(TimeSpan.FromMilliseconds(50), Token);

        Assert.Equal(ListenerState.Standby, second.Status.State);
        await using (var hold = await scene.Locks.TryAcquireAsync("Host.Functions.Tick.Listener", Token))
        {
            Assert.NotNull(hold);
        }

        await scene.Gate.ResumeAsync(Token);
        await scene.Clock.ArmedAsync();
        Assert.Equal(ListenerState.Waiting, second.Status.State);
    }

    [Theory]
    [InlineData("true", false)]
    [InlineData("0", true)]
    public async Task A_stop_lets_runs_end_by_themselves_where_a_setting_says_so(string setting, bool isTold)
    {
        using var scene = new HostScene();
        scene.Environment["FUNCTIONS_ENABLE_DRAIN_ON_APP_STOPPING"] = setting;
        await using var host = scene.Create(scene.Options with { Functions = ["Tick"] });
        var told = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        scene.Probe.Body = async call =>
        {
            await using var telling = call.Token.Register(() => told.TrySetResult());
            await ended.Task;
        };
        await host.StartAsync(Token);
        await scene.Clock.ArmedAsync();
        scene.Clock.AdvanceTo(TimerScene.Monday.AddMinutes(30));
        await scene.Probe.NextAsync();

        var stopping = host.StopAsync(Token);
        await Task.WhenAny(told.Task, RealTime.PassAsync(TimeSpan.FromSeconds(isTold ? 20 : 0.1), Token));

        Assert.Equal((isTold, false), (told.Task.IsCompleted, stopping.IsCompleted));
        ended.SetResult();
        await stopping;
        Assert.DoesNotContain(scene.Log.Lines, line => line.Text.Contains("did not end within", StringComparison.Ordinal));
    }
}

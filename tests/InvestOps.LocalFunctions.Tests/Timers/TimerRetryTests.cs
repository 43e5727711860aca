using InvestOps.LocalFunctions.Invocation;
using InvestOps.LocalFunctions.Settings;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Timers;

/// <summary>T17: retry policies.</summary>
public sealed class TimerRetryTests
{
    [Fact]
    [Trait("Conformance", "T17")]
    public async Task A_fixed_policy_repeats_after_the_same_delay_until_its_count_is_used_up()
    {
        await using var scene = new TimerScene();
        await scene.StartAndWaitAsync(function: "Stubborn");
        scene.Probe.Body = _ => throw new InvalidOperationException("again");
        scene.Clock.AdvanceTo(scene.At(23, 10));

        var first = await scene.Probe.NextAsync();
        await scene.Clock.ArmedAsync();
        scene.Clock.Advance(TimeSpan.FromSeconds(10));
        var second = await scene.Probe.NextAsync();
        await scene.Clock.ArmedAsync();
        scene.Clock.Advance(TimeSpan.FromSeconds(10));
        var third = await scene.Probe.NextAsync();
        await scene.Clock.ArmedAsync();

        Assert.Equal([(0, 2), (1, 2), (2, 2)], ((TickCall[])[first, second, third]).Select(call => (call.RetryCount, call.MaxRetryCount)));
        Assert.Equal(3, new HashSet<string>([first.InvocationId, second.InvocationId, third.InvocationId], StringComparer.Ordinal).Count);
        Assert.Equal(scene.At(23, 11), scene.Statuses["Stubborn"]!.Next);
        Assert.Equal(3, scene.Probe.Count);
    }

    [Fact]
    [Trait("Conformance", "T17")]
    public async Task A_try_that_succeeds_ends_the_repeats()
    {
        await using var scene = new TimerScene();
        await scene.StartAndWaitAsync(function: "Patient");
        scene.Probe.Body = call => call.RetryCount == 0 ? throw new InvalidOperationException("once") : Task.CompletedTask;
        scene.Clock.AdvanceTo(scene.At(23, 10));
        await scene.Probe.NextAsync();
        await scene.Clock.ArmedAsync();

        scene.Clock.Advance(TimeSpan.FromSeconds(10));
        await scene.Probe.NextAsync();
        await scene.Clock.ArmedAsync();

        Assert.Equal(2, scene.Probe.Count);
        Assert.Equal(scene.At(23, 10), scene.Statuses["Patient"]!.Last);
    }

    [Fact]
    [Trait("Conformance", "T17")]
    public async Task A_stop_during_the_delay_ends_the_repeats_and_counts_nothing()
    {
        await using var scene = new TimerScene();
        var listener = await scene.StartAndWaitAsync(function: "Stubborn");
        var before = scene.Statuses["Stubborn"];
        scene.Probe.Body = _ => throw new InvalidOperationException("again");
        scene.Clock.AdvanceTo(scene.At(23, 10));
        await scene.Probe.NextAsync();
        await scene.Clock.ArmedAsync();

        await listener.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, scene.Probe.Count);
        Assert.Equal(before, scene.Statuses["Stubborn"]);
    }

    [Theory]
    [Trait("Conformance", "T17")]
    [InlineData(0.0, 10, 18, 26, 42, 60)]
    [InlineData(0.5, 10, 20, 30, 50, 60)]
    [InlineData(1.0, 10, 22, 34, 58, 60)]
    public void An_exponential_delay_doubles_within_a_fifth_and_stays_at_its_longest(double chance, params int[] seconds)
    {
        var policy = new RetrySettings
        {
            Strategy = RetryStrategy.ExponentialBackoff, MaxRetryCount = -1, Delay = TimeSpan.FromSeconds(10), MaximumDelay = TimeSpan.FromMinutes(1),
        };

        var delays = Enumerable.Range(1, 5).Select(repeat => RetryPolicy.DelayBefore(repeat, policy, chance).TotalSeconds);

        Assert.Equal(seconds.Select(second => (double)second), delays.Select(delay => Math.Round(delay, 6)));
        Assert.Equal(policy.MaximumDelay, RetryPolicy.DelayBefore(5_000, policy, chance));
    }

    [Fact]
    [Trait("Conformance", "T17")]
    public async Task A_policy_of_the_host_holds_where_a_function_has_none()
    {
        await using var scene = new TimerScene();
        var delay = TimeSpan.FromSeconds(3);
        scene.Host = new HostSettings { Retry = new RetrySettings { Strategy = RetryStrategy.FixedDelay, MaxRetryCount = 1, Delay = delay, MaximumDelay = delay } };
        await scene.StartAndWaitAsync();
        scene.Probe.Body = _ => throw new InvalidOperationException("again");
        scene.Clock.AdvanceTo(scene.At(23, 10));
        await scene.Probe.NextAsync();
        await scene.Clock.ArmedAsync();

        scene.Clock.Advance(delay);

        Assert.Equal(1, (await scene.Probe.NextAsync()).RetryCount);
    }
}

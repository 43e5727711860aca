using System.Globalization;
using InvestOps.Testing.Azurite;
using InvestOps.WebJobsDifferential.Tests.Hosts;
using Xunit;

namespace InvestOps.WebJobsDifferential.Tests.Timers;

/// <summary>What our side does otherwise with a timer, on purpose.</summary>
public sealed class TimerDifferenceTests(SharedAzurite azurite)
{
    private static readonly DateTime In2020 = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
    private static readonly DateTime In2021 = new(2021, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    [Fact]
    public Task Stop_while_a_function_runs_that_breaks_off() => Comparison.DifferAsync(TimerDifferences.StopBreaksOff, async side =>
    {
        await using var scene = await TimerScene.CreateAsync(side, azurite, TimerScene.Yearly);
        scene.Probe.Body = async call =>
        {
            await call.StoppedWithinAsync(TimeSpan.FromSeconds(1));
            throw new OperationCanceledException(call.Stopping);
        };
        await scene.RememberAsync(In2020, In2021, In2020);
        await scene.Host.StartAsync();
        await scene.Probe.BegunAsync();
        await scene.Host.StopAsync();
        await scene.Probe.EndedAsync();
        await RealTime.PassAsync(TimeSpan.FromMilliseconds(500));
        var remembered = await scene.RememberedAsync();
        await scene.Host.RestartAsync();
        await RealTime.PassAsync(TimeSpan.FromSeconds(1));
        return [remembered, string.Create(CultureInfo.InvariantCulture, $"calls after the next start {scene.Probe.Count}")];
    });

    [Fact]
    public Task Word_of_a_stop() => Comparison.DifferAsync(TimerDifferences.WordOfAStop, async side =>
    {
        await using var scene = await TimerScene.CreateAsync(side, azurite, TimerScene.Yearly);
        var told = "";
        scene.Probe.Body = async call => told = await call.StoppedWithinAsync(TimeSpan.FromSeconds(1.5)) ? "told" : "not told";
        await scene.RememberAsync(In2020, In2021, In2020);
        await scene.Host.StartAsync();
        await scene.Probe.BegunAsync();
        await scene.Host.StopAsync();
        var waited = told.Length > 0 ? "waited for" : "not waited for";
        await scene.Probe.EndedAsync();
        return [told, waited];
    });

    [Fact]
    public Task Time_span_made_longer() => Comparison.DifferAsync(TimerDifferences.ChangedInterval, async side =>
    {
        await using var scene = await TimerScene.CreateAsync(side, azurite, "01:30:00");
        var now = TimeProvider.System.GetLocalNow().DateTime;
        await scene.RememberAsync(now.AddHours(-1), now.AddMinutes(-1), now.AddHours(-1)); // it was every 59 minutes
        await scene.Host.StartAsync();
        await scene.RememberedAsync(status => status["Last"]!.GetValue<string>().StartsWith("0001", StringComparison.Ordinal));
        var next = DateTimeOffset.Parse((await scene.ReadAsync())!["Next"]!.GetValue<string>(), CultureInfo.InvariantCulture);
        var minutes = (next - TimeProvider.System.GetUtcNow()).TotalMinutes;
        return [string.Create(CultureInfo.InvariantCulture, $"next in {Math.Round(minutes)} minutes")];
    });

    [Fact]
    public Task Lock_owner() => Comparison.DifferAsync(TimerDifferences.LockOwner, async side =>
    {
        await using var scene = await TimerScene.CreateAsync(side, azurite, TimerScene.Yearly);
        await scene.Host.StartAsync();
        await scene.RememberedAsync();
        var blob = scene.Host.Blobs.GetBlobContainerClient("azure-webjobs-hosts").GetBlobClient($"locks/{Scene.HostId}/{scene.Host.TimerName}.Listener");
        var owner = (await blob.GetPropertiesAsync()).Value.Metadata.Keys.Order(StringComparer.Ordinal).ToArray();
        return [owner.Length == 0 ? "no owner" : string.Join(", ", new[] { "machine", "process", "since" }.Where(owner.Contains))];
    });

    [Fact]
    public Task Name_of_a_timer() => Comparison.DifferAsync(TimerDifferences.TimerName, async side =>
    {
        await using var scene = await TimerScene.CreateAsync(side, azurite, TimerScene.Yearly);
        await scene.Host.StartAsync();
        await scene.RememberedAsync();
        return [$"timers/{Scene.HostId}/{scene.Host.TimerName}/status"];
    });

    [Fact]
    public Task Schedule_that_is_none() => Comparison.DifferAsync(TimerDifferences.ScheduleThatIsNone, async side =>
    {
        await using var scene = await TimerScene.CreateAsync(side, azurite, "at noon");
        var failure = await Record.ExceptionAsync(scene.Host.StartAsync);
        return failure is null ? ["the host starts", string.Create(CultureInfo.InvariantCulture, $"calls {scene.Probe.Count}")] : ["the host does not start"];
    });
}

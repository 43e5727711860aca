using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Settings;
using InvestOps.LocalFunctions.Tests.Timers;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Hosting;

public sealed class LocalFunctionsHostTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_runs_its_functions_on_the_clock_that_it_is_given_and_stops()
    {
        using var scene = new HostScene();
        await using var host = scene.Create(scene.Options with { Functions = ["Tick"] });
        await host.StartAsync(Token);
        await scene.Clock.ArmedAsync();

        scene.Clock.AdvanceTo(TimerScene.Monday.AddMinutes(30));
        var call = await scene.Probe.NextAsync();
        await scene.Clock.ArmedAsync();

        Assert.Equal(TimerScene.Monday.AddMinutes(30), call.At);
        Assert.True(host.Address.Port > 0);
        Assert.Equal(ListenerState.Waiting, Assert.Single(host.Context.Listeners).State);
        await host.StopAsync(Token);
        Assert.Equal(ListenerState.Stopped, Assert.Single(host.Context.Listeners).State);
        Assert.Contains(scene.Log.Lines, line => line.Text.Contains("Tick (0 0 10 * * *) next: 2026-11-23 10:00:00 +09:00", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_host_that_is_disposed_without_a_stop_stops_first()
    {
        using var scene = new HostScene();
        var host = scene.Create(scene.Options with { Functions = ["Tick"] });
        await host.StartAsync(Token);
        await scene.Clock.ArmedAsync();

        await host.DisposeAsync();

        Assert.Equal(ListenerState.Stopped, Assert.Single(host.Context.Listeners).State);
    }

    [Fact]
    [Trait("Conformance", "C1")]
    public void A_name_on_the_list_that_is_no_functions_is_an_error_that_names_those_there_are()
    {
        using var scene = new HostScene();
        scene.WriteHostJson("""{ "version": "2.0", "functions": ["tick", "Tock", "Tack"] }""");

        var refusal = Assert.Throws<SettingsException>(() => scene.Create());

        Assert.Equal(
            [
                "host.json, functions: there is no function 'Tock'; there are Eager, Forgetful, Patient, Stubborn, Tick.",
                "host.json, functions: there is no function 'Tack'; there are Eager, Forgetful, Patient, Stubborn, Tick.",
            ],
            refusal.Errors.Select(error => error.ToString()));
    }

    [Fact]
    [Trait("Conformance", "C1")]
    public async Task Only_the_functions_on_the_list_are_there_and_the_callers_list_comes_first()
    {
        using var scene = new HostScene();
        scene.WriteHostJson("""{ "version": "2.0", "functions": ["tick"] }""");
        scene.Environment["AzureFunctionsJobHost__functions__1"] = "Patient";

        await using var byFile = scene.Create();
        await using var byCaller = scene.Create(scene.Options with { Functions = ["Eager"] });

        Assert.Equal(["Patient", "Tick"], byFile.Context.Listeners.Select(status => status.Function));
        Assert.Equal(["Eager"], byCaller.Context.Listeners.Select(status => status.Function));
    }

    [Theory]
    [Trait("Conformance", "C2")]
    [InlineData("AzureWebJobs.Eager.Disabled", "true")]
    [InlineData("AzureWebJobs_Eager_Disabled", "1")]
    [InlineData("azurewebjobs_eager_disabled", "True")]
    public async Task A_function_that_a_setting_switches_off_does_not_listen_and_runs_by_hand(string name, string value)
    {
        using var scene = new HostScene();
        scene.Environment[name] = value;
        await using var host = scene.Create(scene.Options with { Functions = ["Eager", "Tick"] });
        await host.StartAsync(Token);
        await scene.Clock.ArmedAsync();

        Assert.Equal([ListenerState.Disabled, ListenerState.Waiting], host.Context.Listeners.Select(status => status.State));
        Assert.Equal(0, scene.Probe.Count);
        Assert.Equal(ManualRunState.Accepted, host.Context.ManualRuns.TryStart("Eager", null, out var run));
        Assert.True((await run!.Completion).Succeeded);
        await host.StopAsync(Token);
    }

    [Theory]
    [InlineData("0 0 22-4 * * *", "runs backwards")]
    [InlineData("%Nowhere%", "was not recognized")]
    [InlineData("", "'%Schedule%' does not resolve to a value.")]
    public async Task A_schedule_that_cannot_be_used_disables_its_function_and_the_host_goes_on(string schedule, string reason)
    {
        using var scene = new HostScene();
        scene.Environment["Schedule"] = schedule;
        await using var host = scene.Create(scene.Options with { Functions = ["Tick"] });
        await host.StartAsync(Token);

        var status = Assert.Single(host.Context.Listeners);
        Assert.Equal(ListenerState.Disabled, status.State);
        Assert.Contains(reason, status.LastError, StringComparison.Ordinal);
        Assert.Contains(scene.Log.Lines, line => line.Level == LogLevel.Error && line.Text.Contains("Tick is disabled", StringComparison.Ordinal));
        await host.StopAsync(Token);
    }

    [Fact]
    public void Every_wrong_option_is_reported_at_once()
    {
        using var scene = new HostScene();

        var refusal = Assert.Throws<SettingsException>(() => scene.Create(
            scene.Options with { HostId = "My Host", TimeZone = "Mars/Olympus", Address = "0.0.0.0", Port = 70_000, Key = "short" }));

        Assert.Equal(["HostId", "TimeZone", "Port", "Key"], refusal.Errors.Select(error => error.Key));
    }

    [Fact]
    public void A_function_class_that_asks_for_what_nobody_provides_stops_the_start()
    {
        using var scene = new HostScene();

        var refusal = Assert.Throws<SettingsException>(() => scene.Create(scene.Options with { Functions = ["Tick"] }, services => services.RemoveAll<TickProbe>()));

        Assert.Equal("services, Tick: TickFunctions asks for TickProbe, which nothing provides.", Assert.Single(refusal.Errors).ToString());
    }

    [Fact]
    public void A_timer_needs_storage_or_a_folder()
    {
        using var scene = new HostScene();

        var none = Assert.Throws<SettingsException>(() => scene.Create(scene.Options with { StateFolder = null }));
        scene.Environment["AzureWebJobsStorage"] = "nonsense";
        var broken = Assert.Throws<SettingsException>(() => scene.Create(scene.Options with { StateFolder = null }));

        Assert.Equal(
            "settings, AzureWebJobsStorage: the connection 'AzureWebJobsStorage' has no value: set AzureWebJobsStorage.",
            Assert.Single(none.Errors).ToString());
        Assert.Contains("connection string cannot be read", Assert.Single(broken.Errors).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_starts_and_stops_while_its_storage_cannot_be_reached()
    {
        using var scene = new HostScene();
        scene.Environment["AzureWebJobsStorage"] = "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=;BlobEndpoint=http://127.0.0.1:1/a;";
        await using var host = scene.Create(scene.Options with { StateFolder = null, Functions = ["Tick"] });

        await host.StartAsync(Token);
        await host.StopAsync(Token);

        Assert.Equal(ListenerState.Stopped, Assert.Single(host.Context.Listeners).State);
    }
}

using System.Net.Http.Json;
using System.Text.Json;
using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Hosting;
using InvestOps.LocalFunctions.Tests.Hosting;
using InvestOps.LocalFunctions.Tests.Timers;
using InvestOps.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Http;

public sealed class HttpOfTheWholeHostTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Conformance", "H1")]
    public async Task Routes_prefix_keys_401_404_and_405_are_those_of_the_real_host()
    {
        using var folder = new TemporaryFolder();
        using var gate = new Gate();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "host.json"), """{"version": "2.0", "extensions": {"http": {"routePrefix": "shop"}}}""", Token);
        await using var host = LocalFunctionsHost.Create(
            new LocalHostOptions
            {
                ScriptRoot = folder.Path,
                HostId = "shop",
                Address = "0.0.0.0",
                Port = 0,
                Key = Key,
                StateFolder = folder.Path,
                Environment = new Dictionary<string, string>(StringComparer.Ordinal),
            },
            FunctionCatalog.Discover(typeof(SampleFunctions)),
            services => services.AddSingleton(gate).AddLogging());
        await host.StartAsync(Token);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{host.Address.Port}") };

        Assert.Equal(200, await StatusAsync("GET", "/shop/hello"));
        Assert.Equal(404, await StatusAsync("GET", "/api/hello"));
        Assert.Equal(404, await StatusAsync("GET", "/shop/nowhere"));
        Assert.Equal(405, await StatusAsync("DELETE", "/shop/hello"));
        Assert.Equal(401, await StatusAsync("GET", "/shop/items/1"));
        Assert.Equal(401, await StatusAsync("GET", "/shop/owner"));
        client.DefaultRequestHeaders.Add("x-functions-key", Key);
        Assert.Equal(200, await StatusAsync("GET", "/shop/items/1"));
        Assert.Equal(200, await StatusAsync("GET", "/shop/owner"));
        await host.StopAsync(Token);

        async Task<int> StatusAsync(string method, string path)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path);
            using var response = await client.SendAsync(request, Token);
            return (int)response.StatusCode;
        }
    }

    [Fact]
    [Trait("Conformance", "T18")]
    public async Task A_timer_is_run_by_hand_and_its_schedule_does_not_move()
    {
        using var scene = new HostScene();
        await using var host = scene.Create(scene.Options with { Functions = ["Tick"] });
        await host.StartAsync(Token);
        await scene.Clock.ArmedAsync();
        using var client = new HttpClient { BaseAddress = host.Address };
        var before = host.Context.Listeners.Single().NextOccurrences;

        using var accepted = await client.PostAsJsonAsync("/admin/functions/tick", new { }, Token);
        var call = await scene.Probe.NextAsync();

        Assert.Equal(202, (int)accepted.StatusCode);
        Assert.False(call.Timer.IsPastDue);
        Assert.Equal(before, host.Context.Listeners.Single().NextOccurrences);
        Assert.Equal("succeeded", await EndAsync(client, accepted.Headers.Location!));
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task A_schedule_that_cannot_be_used_is_told_to_who_runs_its_function_by_hand()
    {
        using var scene = new HostScene();
        scene.Environment["Schedule"] = "";
        await using var host = scene.Create(scene.Options with { Functions = ["Tick"] });
        await host.StartAsync(Token);
        using var client = new HttpClient { BaseAddress = host.Address };

        using var refused = await client.PostAsJsonAsync("/admin/functions/Tick", new { }, Token);

        Assert.Contains("'%Schedule%' does not resolve to a value.", (await HttpAnswer.ReadAsync(refused)).IsProblem(409), StringComparison.Ordinal);
        await host.StopAsync(Token);
    }

    [Fact]
    public async Task A_host_that_is_drained_fires_no_timer_and_catches_up_when_it_is_resumed()
    {
        using var scene = new HostScene();
        await using var host = scene.Create(scene.Options with { Functions = ["Tick"] });
        await host.StartAsync(Token);
        await scene.Clock.ArmedAsync();
        using var client = new HttpClient { BaseAddress = host.Address };

        using var drained = await client.PostAsync("/admin/host/drain", content: null, Token);
        scene.Clock.AdvanceTo(TimerScene.Monday.AddDays(3));
        await RealTime.PassAsync(TimeSpan.FromMilliseconds(50), Token);

        Assert.Equal(202, (int)drained.StatusCode);
        Assert.Equal("Completed", (await client.GetFromJsonAsync<JsonElement>(drained.Headers.Location, Token)).GetProperty("state").GetString());
        Assert.Equal(0, scene.Probe.Count);
        using var resumed = await client.PostAsync("/admin/host/resume", content: null, Token);
        Assert.Equal(200, (int)resumed.StatusCode);
        Assert.True((await scene.Probe.NextAsync()).Timer.IsPastDue);
        await scene.Clock.ArmedAsync();
        Assert.Equal(1, scene.Probe.Count);
        await host.StopAsync(Token);
    }

    private static async Task<string?> EndAsync(HttpClient client, Uri place)
    {
        for (var tries = 0; tries < 1_000; tries++)
        {
            var state = (await client.GetFromJsonAsync<JsonElement>(place, Token)).GetProperty("state").GetString();
            if (state != "running")
            {
                return state;
            }
        }

        throw new TimeoutException("The run does not end.");
    }
}

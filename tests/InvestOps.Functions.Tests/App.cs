using System.Text;
using System.Text.Json;
using InvestOps.Adapters.Sample;
using InvestOps.Functions.Http.Dashboard;
using InvestOps.Functions.Triggers;
using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Hosting;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Secrets;
using InvestOps.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace InvestOps.Functions.Tests;

/// <summary>The NAS's functions on a web server at a free port, with storage, queue and clock in memory. Timers fire when a test says so.</summary>
internal sealed class App : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestConfigs _configs;
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, Expect100ContinueTimeout = TimeSpan.FromSeconds(10) });
    private LocalFunctionsHost? _host;

    private App(YearOfMarket market, DateTimeOffset now)
    {
        _configs = new TestConfigs(market.Market.HoldCore[0].Symbol.Code);
        Memory = market.Stored();
        Store = new UnreachableAssetStore(Memory);
        var time = new FakeTimeProvider(now);
        Operation = new TestOperation(_configs.Path, Store, new SampleFeed(market.Market, time), time: time);
    }

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What the operation keeps.</summary>
    public InMemoryAssetStore Memory { get; }

    /// <summary>The way there.</summary>
    public UnreachableAssetStore Store { get; }

    public TestOperation Operation { get; }

    /// <summary>Where the host answers, by this machine's own address.</summary>
    public Uri Address => _client.BaseAddress!;

    public LocalFunctionsHost Host => _host!;

    public TestConfigs Configs => _configs;

    /// <param name="now">Korean time.</param>
    /// <param name="change">Changes the host's options.</param>
    public static async Task<App> StartAsync(YearOfMarket market, string now = "2026-10-29T17:00:00", Func<LocalHostOptions, LocalHostOptions>? change = null)
    {
        var app = new App(market, KoreanTime(now));
        var options = new LocalHostOptions
        {
            ScriptRoot = app._folder.Path,
            HostId = "test-nas",
            Port = 0,
            RootRoute = DashboardSite.Route,
            Functions = Role.Nas.Functions,
            StateFolder = Path.Combine(app._folder.Path, "state"),
            Time = app.Operation.Time,
            Environment = AppSettingDefaults.All.ToDictionary(pair => pair.Key, pair => pair.Key.EndsWith("Schedule", StringComparison.Ordinal) ? "0 0 0 1 6 *" : pair.Value, StringComparer.Ordinal),
        };
        options = change?.Invoke(options) ?? options;
        app._host = LocalFunctionsHost.Create(options, FunctionCatalog.Discover(typeof(IngestFunction).Assembly), services => app.Operation.AddTo(services)
            .AddSingleton(provider => new DashboardAccess(SecretText.From(options.Key), () => provider.GetRequiredService<LocalHostContext>().IsOnThisMachineOnly)));
        await app._host.StartAsync(Cancel);
        app._client.BaseAddress = new UriBuilder(app._host.Address) { Host = "127.0.0.1" }.Uri;
        return app;
    }

    public static DateTimeOffset KoreanTime(string text) => DateTimeOffset.Parse(text + "+09:00", System.Globalization.CultureInfo.InvariantCulture);

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> PostAsync(string path, string? json = null) => SendAsync(HttpMethod.Post, path, request =>
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json"));

    public async Task<Answer> SendAsync(HttpMethod method, string path, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, path);
        change?.Invoke(request);
        using var response = await _client.SendAsync(request, Cancel);
        return await Answer.ReadAsync(response);
    }

    /// <summary>Runs a function by hand and waits for its end.</summary>
    /// <returns>The state it ended in.</returns>
    public async Task<string> TickAsync(string function)
    {
        var started = await PostAsync($"/admin/functions/{function}", "{}");
        Assert.Equal(202, started.Status);
        while (true)
        {
            var state = (await GetAsync(started.Headers["Location"])).Json.GetProperty("state").GetString()!;
            if (state != "running")
            {
                return state;
            }

            await RealTime.PassAsync(TimeSpan.FromMilliseconds(20), Cancel);
        }
    }

    /// <summary>The stored JSON of an asset; fails where there is none.</summary>
    public JsonElement Stored(AssetPath path) => JsonDocument.Parse(Memory.All[path]).RootElement;

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_host is not null)
        {
            await _host.StopAsync(CancellationToken.None);
            await _host.DisposeAsync();
        }

        await Operation.DisposeAsync();
        _configs.Dispose();
        _folder.Dispose();
    }
}

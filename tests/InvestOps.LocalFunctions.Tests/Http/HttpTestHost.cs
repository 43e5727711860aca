using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Hosting;
using InvestOps.LocalFunctions.Http;
using InvestOps.LocalFunctions.Invocation;
using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Settings;
using InvestOps.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Http;

/// <summary>The HTTP side alone, on a real server at a free port of 127.0.0.1, whatever address it believes to listen on.</summary>
internal sealed class HttpTestHost : IAsyncDisposable
{
    private readonly TemporaryFolder _root = new();
    private WebApplication? _application;

    public string HostJson { get; init; } = """{"version": "2.0"}""";

    public string LocalSettings { get; init; } = "{}";

    public string? Address { get; init; }

    public string? Key { get; init; }

    public string? RootRoute { get; init; }

    public IReadOnlyList<Type> Classes { get; init; } = [typeof(SampleFunctions), typeof(BackgroundFunctions)];

    public IReadOnlyList<ListenerStatus> Listeners { get; init; } = [];

    public ListenerGate Drain { get; } = new();

    public TimeProvider RealTime { get; init; } = TimeProvider.System;

    public Dictionary<string, IManuallyRun> ByHand { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, string> Environment { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Why functions cannot be listened for, by name.</summary>
    public Dictionary<string, string> Unusable { get; } = new(StringComparer.OrdinalIgnoreCase);

    public SentMessages Sent { get; } = new();

    public Gate Gate { get; } = new();

    public CollectedLog Log { get; } = new();

    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false });

    public int Port => Client.BaseAddress!.Port;

    public async Task<HttpTestHost> StartAsync()
    {
        await File.WriteAllTextAsync(Path.Combine(_root.Path, "host.json"), HostJson, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(_root.Path, "local.settings.json"), LocalSettings, TestContext.Current.CancellationToken);
        var configuration = HostConfiguration.Load(_root.Path, Environment);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "test-host" });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting().AddLogging().AddSingleton<ILoggerFactory>(Log).AddSingleton(configuration.Host).AddSingleton(Gate).AddHttpFunctions();
        _application = builder.Build();
        _application.Services.GetRequiredService<IHostEndpoints>().Map(_application, Context(_application, configuration));
        await _application.StartAsync(TestContext.Current.CancellationToken);
        Client.BaseAddress = new Uri(_application.Urls.Single());
        return this;
    }

    public async Task<HttpAnswer> SendAsync(HttpMethod method, string path, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, path);
        change?.Invoke(request);
        using var response = await Client.SendAsync(request, TestContext.Current.CancellationToken);
        return await HttpAnswer.ReadAsync(response);
    }

    public Task<HttpAnswer> GetAsync(string path, Action<HttpRequestMessage>? change = null) => SendAsync(HttpMethod.Get, path, change);

    public Task<HttpAnswer> PostJsonAsync(string path, string json, Action<HttpRequestMessage>? change = null) => SendAsync(HttpMethod.Post, path, request =>
    {
        request.Content = new StringContent(json, encoding: null, "application/json");
        change?.Invoke(request);
    });

    public async Task StopAsync() => await _application!.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        Gate.Open();
        Client.Dispose();
        if (_application is not null)
        {
            await _application.DisposeAsync();
        }

        _root.Dispose();
    }

    private LocalHostContext Context(WebApplication application, HostConfiguration configuration)
    {
        var switches = new FunctionSwitches(configuration.App);
        return new LocalHostContext
        {
            Options = new LocalHostOptions { ScriptRoot = _root.Path, HostId = "test-host", Address = Address, Key = Key, RealTime = RealTime, RootRoute = RootRoute },
            Configuration = configuration,
            Functions = [.. FunctionCatalog.Discover([.. Classes]).Functions.Select(function => Hosted(function, switches))],
            Invoker = new FunctionInvoker(application.Services, configuration.Host, TimeProvider.System, Sent),
            ManualRuns = new ManualRuns(ByHand, TimeProvider.System, application.Lifetime.ApplicationStopping),
            Drain = Drain,
        };
    }

    private HostedFunction Hosted(FunctionDescriptor function, FunctionSwitches switches)
    {
        var listener = Listeners.Where(status => status.Function == function.Name).Select(status => new FixedListener(status)).FirstOrDefault();
        return new HostedFunction(function, listener, switches.IsDisabled(function.Name) ? "a setting switches it off." : Unusable.GetValueOrDefault(function.Name));
    }
}

using InvestOps.Adapters.AzureStorage;
using InvestOps.Domain.Calendar;
using InvestOps.Functions;
using InvestOps.Functions.Triggers;
using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Hosting;
using InvestOps.LocalFunctions.Settings;
using InvestOps.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InvestOps.Benchmarks;

/// <summary>A host in the role of the PC, put together as <c>investops host --role pc</c> does, with the checkout's host.json.</summary>
internal sealed class PcHost : IAsyncDisposable
{
    private readonly LocalFunctionsHost _host;
    private readonly TemporaryFolder _root;
    private readonly TestConfigs _configs;

    private PcHost(LocalFunctionsHost host, TemporaryFolder root, TestConfigs configs)
    {
        _host = host;
        _root = root;
        _configs = configs;
    }

    /// <summary>The longest pause between two looks at the queue.</summary>
    public TimeSpan LongestPause => _host.Services.GetRequiredService<HostSettings>().Queues.MaxPollingInterval;

    public static async Task<PcHost> StartAsync(string connection)
    {
        var root = new TemporaryFolder();
        var configs = new TestConfigs("005930");
        var settings = new InvestOpsSettings { Root = root.Path, Configs = configs.Path, Storage = new StorageAccount(connection) };
        var host = LocalFunctionsHost.Create(OptionsOf(connection), FunctionCatalog.Discover(typeof(BacktestFunction).Assembly), services => services
            .AddLogging(logging => logging.ClearProviders())
            .AddInvestOps(settings)
            .AddSingleton<TradingCalendar>(Some.Calendar));
        await host.StartAsync(CancellationToken.None);
        return new PcHost(host, root, configs);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        await _host.DisposeAsync();
        _root.Dispose();
        _configs.Dispose();
    }

    private static LocalHostOptions OptionsOf(string connection)
    {
        var environment = new Dictionary<string, string>(AppSettingDefaults.All, StringComparer.OrdinalIgnoreCase)
        {
            [InvestOpsSettings.StorageSetting] = connection,
            ["AzureWebJobsStorage"] = connection,
        };
        const string Pause = "AzureFunctionsJobHost__extensions__queues__maxPollingInterval";
        if (Environment.GetEnvironmentVariable(Pause) is { } pause)
        {
            environment[Pause] = pause; // to compare pauses
        }

        return new LocalHostOptions { ScriptRoot = Checkout.Root, HostId = "investops-pc", Port = 0, Functions = Role.Pc.Functions, Environment = environment };
    }
}

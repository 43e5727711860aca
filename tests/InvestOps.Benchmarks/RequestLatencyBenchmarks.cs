using System.Globalization;
using BenchmarkDotNet.Attributes;
using InvestOps.Adapters.AzureStorage;
using InvestOps.Adapters.Sample;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.MarketData;
using InvestOps.Testing;
using InvestOps.Testing.Azurite;
using Perfolizer.Mathematics.OutlierDetection;

namespace InvestOps.Benchmarks;

/// <summary>
/// From a message put into the queue to its report's manifest, the last file, in storage: a small backtest of 400 sessions × 100
/// issues, an idle host and an emulator of its own. Each request comes at another moment of the host's pause.
/// </summary>
[IterationCount(50)]
[WarmupCount(3)]
[RunOncePerIteration]
[Outliers(OutlierMode.DontRemove)]
public class RequestLatencyBenchmarks
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly Random _random = new(7);
    private AzuriteServer _azurite = null!;
    private StorageAccount _account = null!;
    private BlobAssetStore _store = null!;
    private PcHost _host = null!;
    private int _count;

    [GlobalSetup]
    public async Task StartAsync()
    {
        _azurite = await AzuriteServer.StartInMemoryAsync();
        var connection = _azurite.NewAccount();
        _account = new StorageAccount(connection);
        _store = new BlobAssetStore(_account);
        var market = SampleMarket.Create(calendar: Some.Calendar, lastSession: new DateOnly(2026, 10, 30), sessions: 400, issues: 100);
        await new MarketStore(_store, Some.Calendar).MergeAsync(SampleHistory.Before(market, new DateOnly(2026, 10, 31)), progress: null, CancellationToken.None);
        await _account.Queue("backtest-requests").CreateIfNotExistsAsync();
        _host = await PcHost.StartAsync(connection);
    }

    /// <summary>So long that the host pauses as long as it ever does.</summary>
    [IterationSetup]
    public void BeIdle() => RealTime.PassAsync(_host.LongestPause * (2 + _random.NextDouble()), CancellationToken.None).GetAwaiter().GetResult();

    [Benchmark]
    public async Task EnqueueToReport()
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"small-{++_count}");
        await _account.Queue("backtest-requests").SendMessageAsync($$"""{"strategy":"quick","id":"{{id}}"}""");
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        while (!await _store.ExistsAsync(AssetCatalog.BacktestManifest(id), limit.Token))
        {
            await RealTime.PassAsync(Look, limit.Token);
        }
    }

    [GlobalCleanup]
    public async Task StopAsync()
    {
        await _host.DisposeAsync();
        await _azurite.DisposeAsync();
    }
}

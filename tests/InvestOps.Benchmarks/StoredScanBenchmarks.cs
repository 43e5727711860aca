using BenchmarkDotNet.Attributes;
using InvestOps.Adapters.AzureStorage;
using InvestOps.Adapters.Sample;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.MarketData;
using InvestOps.Testing;
using InvestOps.Testing.Azurite;
using Perfolizer.Mathematics.OutlierDetection;

namespace InvestOps.Benchmarks;

/// <summary>
/// The day's scan of the sample market, five strategies over 980 sessions × 300 issues in an emulator of its own, ledger and
/// signals included: each time another session, as a session is scanned once.
/// </summary>
[IterationCount(20)]
[WarmupCount(3)]
[RunOncePerIteration]
[Outliers(OutlierMode.DontRemove)]
public class StoredScanBenchmarks
{
    private AzuriteServer _azurite = null!;
    private PcStages _stages = null!;
    private string _connection = "";
    private string _configs = "";
    private Queue<TradingDate> _sessions = new();

    [GlobalSetup]
    public async Task StartAsync()
    {
        _azurite = await AzuriteServer.StartInMemoryAsync();
        _connection = _azurite.NewAccount();
        var market = SampleMarket.Create();
        _configs = ShippedConfigs.Copy(market.HoldCore[0].Symbol.Code).Path;
        _sessions = new Queue<TradingDate>(Some.Calendar.Range(market.Sessions[0].Date, market.Sessions[^1].Date).Reverse());
        var everything = SampleHistory.Before(market, SampleMarket.DefaultLastSession.AddDays(1));
        await new MarketStore(new BlobAssetStore(new StorageAccount(_connection)), Some.Calendar).MergeAsync(everything, progress: null, CancellationToken.None);
    }

    /// <summary>A machine that has read nothing yet.</summary>
    [IterationSetup(Target = nameof(WithoutCopies))]
    public void ForgetCopies() => _stages = PcStages.Open(_connection, _configs);

    /// <summary>A machine that has read the same files before, for the session after.</summary>
    [IterationSetup(Target = nameof(WithCopies))]
    public void MakeCopies()
    {
        ForgetCopies();
        _stages.ScanAsync(_sessions.Dequeue()).GetAwaiter().GetResult();
    }

    [Benchmark(Baseline = true)]
    public Task WithoutCopies() => _stages.ScanAsync(_sessions.Dequeue());

    [Benchmark]
    public Task WithCopies() => _stages.ScanAsync(_sessions.Dequeue());

    [IterationCleanup]
    public void RemoveCopies() => _stages.DisposeAsync().AsTask().GetAwaiter().GetResult();

    [GlobalCleanup]
    public async Task StopAsync()
    {
        await _azurite.DisposeAsync();
        Directory.Delete(_configs, recursive: true);
    }
}

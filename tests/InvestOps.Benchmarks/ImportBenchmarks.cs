using BenchmarkDotNet.Attributes;
using InvestOps.Adapters.AzureStorage;
using InvestOps.Adapters.Sample;
using InvestOps.Pipeline.MarketData;
using InvestOps.Testing;
using InvestOps.Testing.Azurite;
using Perfolizer.Mathematics.OutlierDetection;

namespace InvestOps.Benchmarks;

/// <summary>The import of the sample market, 980 sessions × 300 issues, into an empty account of an emulator; making the rows is not measured.</summary>
[IterationCount(10)]
[WarmupCount(2)]
[RunOncePerIteration]
[Outliers(OutlierMode.DontRemove)]
public class ImportBenchmarks
{
    private readonly SampleMarket _market = SampleMarket.Create();
    private AzuriteServer _azurite = null!;
    private MarketStore _store = null!;
    private MarketBatch _batch = null!;

    [GlobalSetup]
    public async Task StartAsync() => _azurite = await AzuriteServer.StartInMemoryAsync();

    [IterationSetup]
    public void MakeRows()
    {
        _batch = SampleHistory.Before(_market, SampleMarket.DefaultLastSession.AddDays(1));
        _store = new MarketStore(new BlobAssetStore(new StorageAccount(_azurite.NewAccount())), Some.Calendar);
    }

    [Benchmark]
    public Task<MergeResult> IntoStorage() => _store.MergeAsync(_batch, progress: null, CancellationToken.None);

    [GlobalCleanup]
    public ValueTask StopAsync() => _azurite.DisposeAsync();
}

using BenchmarkDotNet.Attributes;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Runs;
using InvestOps.Testing;

namespace InvestOps.Benchmarks;

/// <summary>One session of 2,700 issues on two markets, from a fake exchange on loopback into files: fetched, checked, published; beside it the exchange's own time to serve.</summary>
[IterationCount(30)]
[WarmupCount(10)]
[RunOncePerIteration]
public class IngestBenchmarks
{
    private IngestOperation _operation = null!;
    private int _next;

    [GlobalSetup]
    public async Task StartAsync()
    {
        _operation = await IngestOperation.StartAsync();
        _next = Some.Calendar.IndexOf(Some.SessionOn("2024-01-02"));
    }

    [Benchmark(Baseline = true)]
    public Task<long> Serve() => _operation.ServeAsync(Next());

    [Benchmark]
    public Task<StageReport> FetchCheckAndPublish() => _operation.IngestAsync(Next());

    [GlobalCleanup]
    public ValueTask StopAsync() => _operation.DisposeAsync();

    private TradingDate Next() => Some.Calendar.Sessions[_next++];
}

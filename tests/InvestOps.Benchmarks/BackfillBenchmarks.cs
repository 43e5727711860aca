using BenchmarkDotNet.Attributes;
using InvestOps.Domain.Calendar;
using InvestOps.Testing;

namespace InvestOps.Benchmarks;

/// <summary>A backfill of 1,000 sessions of 2,700 issues from a fake exchange on loopback, session by session, into files; beside it the exchange's own time to serve them.</summary>
[IterationCount(1)]
[WarmupCount(0)]
[RunOncePerIteration]
public class BackfillBenchmarks
{
    private const int Count = 1_000;
    private static readonly TradingDate[] Sessions = [.. Some.Calendar.Sessions.Skip(Some.Calendar.IndexOf(Some.SessionOn("2020-01-02"))).Take(Count)];
    private IngestOperation _operation = null!;

    [IterationSetup]
    public void Start() => _operation = IngestOperation.StartAsync().GetAwaiter().GetResult();

    [Benchmark(Baseline = true)]
    public async Task<long> Serve()
    {
        var bytes = 0L;
        foreach (var session in Sessions)
        {
            bytes += await _operation.ServeAsync(session);
        }

        return bytes;
    }

    [Benchmark]
    public async Task<int> Backfill() => (await _operation.BackfillAsync(Sessions)).Count;

    [IterationCleanup]
    public void Stop() => _operation.DisposeAsync().AsTask().GetAwaiter().GetResult();
}

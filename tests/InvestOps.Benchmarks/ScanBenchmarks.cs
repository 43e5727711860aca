using BenchmarkDotNet.Attributes;
using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Scanning;

namespace InvestOps.Benchmarks;

/// <summary>One day's scan of the whole market: 2,700 issues with a year of history.</summary>
public class ScanBenchmarks
{
    private readonly Strategy _strategy = Strategies.Traded();
    private MarketPanel _panel = null!;

    [GlobalSetup]
    public void BuildMarket() => _panel = SyntheticMarket.Build(sessions: 300, issues: 2_700, seed: 7);

    /// <summary>Positions only, as for a backtest.</summary>
    [Benchmark(Baseline = true)]
    public IReadOnlyList<int> WithoutWords() => Scan.Select(_strategy, _panel.WindowAt(_panel.Sessions.Count - 1));

    /// <summary>With reasons and exclusions, as for the day's report.</summary>
    [Benchmark]
    public ScanResult WithReasons() => Scan.Run(_strategy, _panel.WindowAt(_panel.Sessions.Count - 1), previous: null);
}

using BenchmarkDotNet.Attributes;
using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Scanning;

namespace InvestOps.Benchmarks;

/// <summary>One day's scan of the whole market: 2,700 issues with a year of history.</summary>
public class ScanBenchmarks
{
    private readonly Strategy _strategy = ReferenceStrategy.Build();
    private MarketPanel _panel = null!;

    [GlobalSetup]
    public void BuildMarket() => _panel = SyntheticMarket.Build(sessions: 300, issues: 2_700, seed: 7);

    /// <summary>With reasons and exclusions, as for the day's report.</summary>
    [Benchmark]
    public ScanResult OneDayWithReasons() => Scan.Run(_strategy, _panel.WindowAt(_panel.Sessions.Count - 1), previous: null);

    /// <summary>Positions only, as for a backtest.</summary>
    [Benchmark]
    public IReadOnlyList<int> OneDayOfABacktest() => Scan.Select(_strategy, _panel.WindowAt(_panel.Sessions.Count - 1));
}

using BenchmarkDotNet.Attributes;
using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Scanning;
using InvestOps.Pipeline.Configuration;

namespace InvestOps.Benchmarks;

/// <summary>The day's scan of every shipped strategy over 2,700 issues, with reasons and exclusions: to take less than 50 ms warm.</summary>
public class DailyScan
{
    private Strategy[] _strategies = [];
    private MarketPanel _panel = null!;

    [GlobalSetup]
    public void Prepare()
    {
        var files = new StrategyFiles(Path.Combine(Checkout.Root, "configs"));
        _strategies = [.. files.Names().Select(name => files.Load(name))];
        _panel = SyntheticMarket.Build(sessions: 300, issues: 2_700, seed: 7);
    }

    [Benchmark]
    public int AllStrategies() => _strategies.Sum(strategy => Scan.Run(strategy, _panel.WindowAt(_panel.Sessions.Count - 1), previous: null).TopN.Count);
}

using BenchmarkDotNet.Attributes;
using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;

namespace InvestOps.Benchmarks;

/// <summary>Sweeps over ten years of the whole market: the 64 sets of the reference, and how cost grows to a thousand.</summary>
public class SweepBenchmarks
{
    private MarketPanel _panel = null!;
    private BacktestSet[] _sets = [];

    [Params(64, 256, 1_024)]
    public int Sets { get; set; }

    [Params(1, 2)]
    public int Workers { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        var strategy = Strategies.Reference();
        _panel = SyntheticMarket.Build(2_500, 2_500, seed: 7, [PanelColumn.Close, PanelColumn.Volume]);
        _sets = ReferenceSets.Of(ReferenceSets.Request(_panel, strategy), strategy, Sets);
    }

    [Benchmark]
    public int Sweep() => new BacktestSweep(_panel).Run(_sets, Workers, (count, work) => Parallel.For(0, count, work)).Count;
}

using BenchmarkDotNet.Attributes;
using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;

namespace InvestOps.Benchmarks;

/// <summary>How one backtest grows with the sessions, up to thirty years of 2,700 issues.</summary>
public class GrowthBenchmarks
{
    private readonly Strategy _strategy = Strategies.Reference();
    private BacktestRunner _runner = null!;
    private BacktestRequest _request = null!;

    [Params(1_250, 2_500, 5_000, 7_500)]
    public int Sessions { get; set; }

    [GlobalSetup]
    public void BuildMarket()
    {
        var panel = SyntheticMarket.Build(Sessions, 2_700, seed: 7, [PanelColumn.Close, PanelColumn.Volume]);
        (_runner, _request) = (new BacktestRunner(panel), ReferenceSets.Request(panel, _strategy));
    }

    [Benchmark]
    public Won Backtest() => _runner.Run(_request, _strategy).FinalEquity;
}

using BenchmarkDotNet.Attributes;
using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;

namespace InvestOps.Benchmarks;

/// <summary>Ten years of the whole market: 2,500 sessions × 2,500 issues.</summary>
public class BacktestBenchmarks
{
    private readonly Strategy _reference = Strategies.Reference();
    private readonly Strategy _traded = Strategies.Traded();
    private MarketPanel _panel = null!;
    private BacktestRequest _request = null!;

    [GlobalSetup]
    public void BuildMarket()
    {
        _panel = SyntheticMarket.Build(sessions: 2_500, issues: 2_500, seed: 7);
        _request = new BacktestRequest
        {
            Id = "benchmark",
            Strategy = _reference.Name,
            From = _panel.Sessions[0].Date,
            To = _panel.Sessions[^1].Date,
            Capital = new Won(1_000_000_000),
        };
    }

    [Benchmark(Baseline = true)]
    public BacktestResult Reference() => Backtest.Run(_request, _reference, _panel);

    [Benchmark]
    public BacktestResult AsTraded() => Backtest.Run(_request, _traded, _panel);
}

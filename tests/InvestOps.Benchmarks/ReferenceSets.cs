using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Scanning.Scanners;

namespace InvestOps.Benchmarks;

/// <summary>Parameter sets of the reference strategy.</summary>
internal static class ReferenceSets
{
    private const int Least = 64;

    /// <summary>Sixteen signals with four numbers of issues each, once or with several capitals: so many times the sets, so many times the orders.</summary>
    /// <param name="count">A multiple of 64.</param>
    public static BacktestSet[] Of(BacktestRequest request, Strategy strategy, int count) =>
    [
        .. from lookback in new[] { 63, 126, 189, 252 }
           from skip in new[] { 0, 5, 10, 21 }
           from top in new[] { 10, 20, 30, 50 }
           from capital in Enumerable.Range(1, count / Least)
           select new BacktestSet(
               request with { Capital = new Won(capital * 100_000_000) },
               strategy with { Scanner = new MomentumScanner(lookback, skip), Sizing = strategy.Sizing with { TopN = top } }),
    ];

    /// <summary>The whole of a panel with a billion won.</summary>
    public static BacktestRequest Request(MarketPanel panel, Strategy strategy) => new()
    {
        Id = "benchmark",
        Strategy = strategy.Name,
        From = panel.Sessions[0].Date,
        To = panel.Sessions[^1].Date,
        Capital = new Won(1_000_000_000),
    };
}

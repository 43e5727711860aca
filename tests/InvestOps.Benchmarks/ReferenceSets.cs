using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Scanning.Scanners;

namespace InvestOps.Benchmarks;

/// <summary>Parameter sets of the reference strategy.</summary>
internal static class ReferenceSets
{
    /// <summary>Sixteen signals with as many numbers of issues as are asked for.</summary>
    public static BacktestSet[] Of(BacktestRequest request, Strategy strategy, IReadOnlyList<int> tops) =>
    [
        .. from lookback in new[] { 63, 126, 189, 252 }
           from skip in new[] { 0, 5, 10, 21 }
           from top in tops
           select new BacktestSet(request, strategy with { Scanner = new MomentumScanner(lookback, skip), Sizing = strategy.Sizing with { TopN = top } }),
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

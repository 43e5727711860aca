using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Scanning;
using InvestOps.Domain.Trading;
using InvestOps.Testing;

namespace InvestOps.Domain.Tests.Backtesting;

/// <summary>A strategy and a request that a test varies, with the defaults of a real account: whole shares, next open, costs.</summary>
internal static class BacktestCase
{
    public static readonly TradingCosts NoCosts = new() { Commission = 0, FixedSalesTax = 0, Slippage = 0 };

    /// <summary>Rebalances every session.</summary>
    public static Strategy Strategy(IScanner scanner, int topN = 1) => new()
    {
        Name = "case",
        Description = "",
        Universe = [],
        Scanner = scanner,
        Sizing = new Sizing { TopN = topN, Invested = new Weight(0.99m) },
        Rebalance = RebalanceSchedule.Daily,
        Execution = new ExecutionRules(),
        Costs = new TradingCosts(),
        Fingerprint = "",
    };

    /// <summary>Wants an issue from the first session's close until a session, then nothing.</summary>
    public static ChosenIssues HoldUntil(MarketBuilder market, int session, params string[] codes) =>
        new(date => date < market.Sessions[session] ? codes : []);

    public static BacktestResult Run(Strategy strategy, MarketPanel panel, decimal capital = 10_000_000, int first = 0, int? last = null) =>
        Backtest.Run(Request(panel.Sessions[first].Date, panel.Sessions[last ?? panel.Sessions.Count - 1].Date, capital), strategy, panel);

    public static BacktestRequest Request(DateOnly from, DateOnly to, decimal capital = 10_000_000) =>
        new() { Id = "case", Strategy = "case", From = from, To = to, Capital = new Won(capital) };
}

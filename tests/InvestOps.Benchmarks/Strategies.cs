using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Scanning.Scanners;
using InvestOps.Domain.Trading;
using InvestOps.Domain.Universes;

namespace InvestOps.Benchmarks;

/// <summary>What is measured: 252-21 momentum, 20 issues, monthly.</summary>
internal static class Strategies
{
    /// <summary>The textbook shape that other engines are measured in: few rules, fractions of shares, constant costs.</summary>
    public static Strategy Reference() => new()
    {
        Name = "reference",
        Description = "Momentum by a fixed specification",
        Universe = [new NotHalted()],
        Scanner = new MomentumScanner(LookbackSessions: 252, Skip: 21),
        Sizing = new Sizing { TopN = 20, Invested = new Weight(0.99m) },
        Rebalance = RebalanceSchedule.Monthly,
        Execution = new ExecutionRules
        {
            Fill = FillPrice.NextClose,
            Untraded = UntradedPolicy.LastPrice,
            Rounding = ShareRounding.Fractional,
        },
        Costs = new TradingCosts { Commission = 0.00015m, FixedSalesTax = 0.0018m, Slippage = 0.001m },
        Fingerprint = "reference",
    };

    /// <summary>The shape that is traded: every universe rule, whole shares, the law's tax.</summary>
    public static Strategy Traded() => Reference() with
    {
        Name = "traded",
        Universe =
        [
            new NotHalted(), new Boards([Board.Kospi, Board.Kosdaq]), new CommonSharesOnly(), new NotSpac(), new NotAdministrative(),
            new MinimumListingAge(252), new MinimumMedianValue(20, 1_000_000_000),
        ],
        Execution = new ExecutionRules(),
        Costs = new TradingCosts(),
        Fingerprint = "traded",
    };
}

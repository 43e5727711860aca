using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Trading;

namespace InvestOps.Benchmarks;

/// <summary>The textbook shape that other engines are measured in: 20 issues by momentum, monthly, fractions of shares, constant costs.</summary>
internal static class ReferenceStrategy
{
    public static Strategy Build() => new()
    {
        Name = "reference",
        Description = "252-21 momentum, 20 issues, monthly",
        Universe = [],
        Scanner = new YearMomentum(),
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
}

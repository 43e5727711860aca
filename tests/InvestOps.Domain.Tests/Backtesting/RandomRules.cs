using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Trading;

namespace InvestOps.Domain.Tests.Backtesting;

/// <summary>A random market and a strategy that bends every rule there is.</summary>
internal static class RandomRules
{
    private static readonly DateOnly[] Starts = [new(2023, 11, 15), new(2014, 4, 15), new(2015, 5, 4), new(2022, 12, 12)];

    private static readonly IReadOnlyList<IWeighting> Weightings = Every.Of<IWeighting>();

    public static (RandomMarket Market, Strategy Strategy) Of(int seed)
    {
        var random = new Random(seed ^ 0x5eed);
        bool Chance(double probability) => random.NextDouble() < probability;
        var market = new RandomMarket(seed, start: Starts[random.Next(Starts.Length)], eventful: true);
        var strategy = market.Strategy;
        return (market, strategy with
        {
            Rebalance = (RebalanceSchedule)random.Next(5),
            RebalanceEvery = random.Next(1, 8),
            Sizing = strategy.Sizing with
            {
                KeepRank = Chance(0.3) ? strategy.Sizing.TopN + random.Next(4) : null,
                Weighting = Chance(0.5) ? Weightings[random.Next(Weightings.Count)] : strategy.Sizing.Weighting,
                Band = Chance(0.3) ? random.Next(40) / 100m : 0,
            },
            Execution = new ExecutionRules
            {
                Fill = (FillPrice)random.Next(3),
                Untraded = (UntradedPolicy)random.Next(3),
                Rounding = Chance(0.7) ? ShareRounding.Whole : ShareRounding.Fractional,
                RespectsPriceLimits = Chance(0.7),
                RespectsLots = Chance(0.7),
                MaximumShareOfValue = Chance(0.4) ? random.Next(1, 50) / 1000m : null,
                WaitsForSettlement = Chance(0.3),
                DelistedAreWorthless = Chance(0.3),
            },
            Costs = new TradingCosts
            {
                Slippage = random.Next(30) / 10_000m,
                FixedSalesTax = Chance(0.3) ? 0.002m : null,
                SlippageTicks = Chance(0.3) ? random.Next(3) : 0,
                Impact = Chance(0.3) ? random.Next(1, 20) / 100m : 0,
            },
        });
    }
}

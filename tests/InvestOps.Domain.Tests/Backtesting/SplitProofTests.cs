using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Portfolios.Weightings;
using InvestOps.Domain.Scanning;
using InvestOps.Domain.Trading;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.Backtesting;

/// <summary>
/// A split that the exchange adjusts the base price for changes nothing but the number of shares, whatever the strategy does. Left out is
/// what depends on the price of one share by its nature: ticks, price limits, lots, and whole shares. An order for the last
/// billionth of a share may differ, so values are compared, not orders.
/// </summary>
public sealed class SplitProofTests
{
    private const int Sessions = 60;
    private const int Issues = 6;

    public static TheoryData<string, RebalanceSchedule, string> Combinations => ProofTests.Combinations;

    [Theory]
    [MemberData(nameof(Combinations))]
    public void A_split_changes_no_value_under_any_scanner_schedule_or_sizing(string scanner, RebalanceSchedule schedule, string weighting)
    {
        for (var seed = 0; seed < 3; seed++)
        {
            var random = new Random(seed);
            var strategy = StrategyOf(random, scanner, schedule, weighting);
            var (ratio, split, capital) = (random.Next(2, 11), random.Next(12, Sessions - 5), 50_000_000m);
            var plain = BacktestCase.Run(strategy, Walks(seed, ratio, int.MaxValue), capital);

            var withSplit = BacktestCase.Run(strategy, Walks(seed, ratio, split), capital);

            Assert.NotEmpty(plain.Fills);
            for (var t = 0; t < plain.Curve.Count; t++)
            {
                Assert.Equal(1d, (double)(withSplit.Curve[t].Equity.Amount / plain.Curve[t].Equity.Amount), 1e-9);
            }
        }
    }

    private static Strategy StrategyOf(Random random, string scanner, RebalanceSchedule schedule, string weighting)
    {
        var topN = random.Next(1, 4);
        return BacktestCase.Strategy(Every.Of<IScanner>().Single(one => one.GetType().Name == scanner), topN) with
        {
            Rebalance = schedule,
            RebalanceEvery = random.Next(1, 8),
            Sizing = new Sizing
            {
                TopN = topN,
                Invested = new Weight(0.95m),
                // Weights by score may be next to nothing, and whether a billionth of a share was bought decides what the rank keeps.
                KeepRank = random.Next(2) == 0 && weighting != nameof(ScoreWeight) ? topN + 1 : null,
                Band = random.Next(2) == 0 ? 0.1m : 0,
                Weighting = Every.Of<IWeighting>().Single(one => one.GetType().Name == weighting),
            },
            HoldCore = random.Next(2) == 0 ? [new CoreHolding(Symbol.Parse("000020"), new Weight(0.2m))] : [],
            Execution = new ExecutionRules
            {
                Fill = random.Next(2) == 0 ? FillPrice.NextOpen : FillPrice.NextClose,
                Rounding = ShareRounding.Fractional,
                RespectsPriceLimits = false,
                RespectsLots = false,
                WaitsForSettlement = random.Next(2) == 0,
                MaximumShareOfValue = random.Next(2) == 0 ? 0.02m : null,
            },
            Costs = new TradingCosts { Slippage = 0.001m, Impact = random.Next(2) == 0 ? 0.1m : 0 },
        };
    }

    // Prices before the split are multiples of the ratio, so that both markets are in whole won; as much is traded in won. Dividends are by the share.
    private static MarketPanel Walks(int seed, int ratio, int split)
    {
        var random = new Random(seed);
        var market = new MarketBuilder(Sessions);
        for (var issue = 1; issue <= Issues; issue++)
        {
            var price = random.Next(1_000, 20_000);
            var prices = Enumerable.Range(0, Sessions).Select(_ => price = Math.Max(10, price + random.Next(-price / 20, price / 20))).ToArray();
            var divided = issue == 2 ? split : int.MaxValue;
            var (code, paid, dividend) = ($"{issue:00000}0", random.Next(1, Sessions), random.Next(1, 300));
            market.Issue(code, t => (double)prices[t] * (t < divided ? ratio : 1)).Volumes(code, t => 20_000 * (t < divided ? 1 : ratio));
            market.Dividend(code, paid, dividend * (paid < divided ? ratio : 1));
            if (divided < Sessions)
            {
                market.BasePrice(code, split, prices[split - 1]);
            }
        }

        return market.Build();
    }
}

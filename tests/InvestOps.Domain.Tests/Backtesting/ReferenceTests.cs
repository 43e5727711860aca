using CsCheck;
using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Scanning.Scanners;
using InvestOps.Domain.Trading;
using InvestOps.Domain.Universes;
using Xunit;

namespace InvestOps.Domain.Tests.Backtesting;

public sealed class ReferenceTests
{
    [Fact]
    public void With_fractional_shares_and_last_prices_the_engine_equals_the_plain_specification() =>
        Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[5, 40], Gen.Int[0, 5], Gen.Int[1, 5]).Sample(
            (seed, lookback, skip, top) =>
            {
                var panel = new RandomMarket(seed, adjusted: true, sessions: 150).Market.Build();
                var (equity, trades) = NaiveReference.Run(panel, lookback, skip, top, 1_000_000_000);

                var result = BacktestCase.Run(Reference(lookback, skip, top), panel, capital: 1_000_000_000);

                Assert.Equal(trades, result.Fills.Count);
                for (var t = 0; t < equity.Length; t++)
                {
                    Assert.Equal(1d, (double)result.Curve[t].Equity.Amount / equity[t], 1e-9);
                }
            },
            iter: 150);

    private static Strategy Reference(int lookback, int skip, int top) => BacktestCase.Strategy(new MomentumScanner(lookback, skip), top) with
    {
        Universe = [new NotHalted()],
        Rebalance = RebalanceSchedule.Monthly,
        Sizing = new Sizing { TopN = top, Invested = new Weight(0.99m) },
        Execution = new ExecutionRules { Fill = FillPrice.NextClose, Untraded = UntradedPolicy.LastPrice, Rounding = ShareRounding.Fractional },
        Costs = new TradingCosts { Commission = 0.00015m, FixedSalesTax = 0.0018m, Slippage = 0.001m },
    };
}

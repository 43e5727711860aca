using CsCheck;
using InvestOps.Domain.Market;
using InvestOps.Domain.Trading;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.Backtesting;

public sealed class BacktestPropertyTests
{
    private static readonly Gen<int> Seeds = Gen.Int[0, int.MaxValue];

    [Theory]
    [InlineData(ShareRounding.Whole)]
    [InlineData(ShareRounding.Fractional)]
    public void The_books_balance_exactly_on_every_session_of_any_market(ShareRounding rounding) =>
        Seeds.Sample(
            seed =>
            {
                var random = new RandomMarket(seed);
                var panel = random.Market.Build();
                var strategy = random.Strategy with { Execution = random.Strategy.Execution with { Rounding = rounding } };
                var mayOwe = rounding == ShareRounding.Fractional && strategy.Execution.Untraded == UntradedPolicy.LastPrice;

                new Replay(BacktestCase.Run(strategy, panel), panel, rounding, mayOwe).MustAgree();
            },
            iter: 400);

    [Fact]
    public void The_random_markets_have_everything_that_the_books_must_cope_with()
    {
        var results = Enumerable.Range(0, 200).Select(seed => new RandomMarket(seed)).Select(random => BacktestCase.Run(random.Strategy, random.Market.Build())).ToList();

        Assert.True(results.Sum(result => result.Fills.Count) > 1_000);
        Assert.True(results.Sum(result => result.CorporateActions) > 100);
        Assert.True(results.Sum(result => result.LapsedOrders) > 100);
        Assert.True(results.Sum(result => result.Fills.Count(fill => fill.Delisted)) > 10);
    }

    [Fact]
    public void Fills_lie_at_the_open_or_close_of_their_session_unless_the_last_price_is_asked_for() =>
        Seeds.Sample(
            seed =>
            {
                var random = new RandomMarket(seed);
                var panel = random.Market.Build();
                var strategy = random.Strategy with { Execution = random.Strategy.Execution with { Untraded = UntradedPolicy.Lapse } };
                var column = strategy.Execution.Fill == FillPrice.NextOpen ? PanelColumn.Open : PanelColumn.Close;

                Assert.All(BacktestCase.Run(strategy, panel).Fills.Where(fill => !fill.Delisted), fill =>
                {
                    var (session, issue) = (panel.IndexOf(fill.Date), panel.IndexOf(fill.Symbol));
                    Assert.True(panel.At(PanelColumn.Volume, session, issue) > 0);
                    Assert.Equal(panel.At(column, session, issue), (double)fill.Price);
                });
            },
            iter: 200);

    [Fact]
    public void A_backtest_up_to_a_session_is_the_same_whether_or_not_later_sessions_exist() =>
        Gen.Select(Seeds, Gen.Int[1, 60]).Sample(
            (seed, length) =>
            {
                // The cut backtest takes no signal from its last session, since there is none to execute it on.
                var random = new RandomMarket(seed);
                var whole = BacktestCase.Run(random.Strategy, random.Market.Build());
                var cut = BacktestCase.Run(random.Strategy, random.Market.Build(length));

                Assert.Equal(cut.Curve, whole.Curve.Take(length));
                Assert.Equal(cut.Fills, whole.Fills.Where(fill => fill.Date <= cut.Curve[^1].Date));
            },
            iter: 200);

    [Fact]
    public void Running_twice_gives_the_same_result() =>
        Seeds.Sample(
            seed =>
            {
                var random = new RandomMarket(seed);
                var panel = random.Market.Build();
                var (first, second) = (BacktestCase.Run(random.Strategy, panel), BacktestCase.Run(random.Strategy, panel));

                Assert.Equal(first.Curve, second.Curve);
                Assert.Equal(first.Fills, second.Fills);
                Assert.Equal(first.LastHoldings, second.LastHoldings);
            },
            iter: 50);

    [Fact]
    public void A_split_that_the_exchange_adjusts_for_changes_no_value() =>
        Gen.Select(Seeds, Gen.Int[10, 50], Gen.Int[2, 10]).Sample(
            (seed, split, ratio) =>
            {
                var plain = BacktestCase.Run(Fractional(), Walks(seed, ratio, int.MaxValue));
                var withSplit = BacktestCase.Run(Fractional(), Walks(seed, ratio, split));

                Assert.True(plain.Fills.Count > 5);
                Assert.Equal(plain.Fills.Count, withSplit.Fills.Count);
                for (var t = 0; t < plain.Curve.Count; t++)
                {
                    Assert.Equal(1d, (double)(withSplit.Curve[t].Equity.Amount / plain.Curve[t].Equity.Amount), 1e-9);
                }
            },
            iter: 100);

    [Fact]
    public void Higher_costs_on_the_same_fills_never_end_richer() =>
        Gen.Select(Seeds, Gen.Int[0, 50], Gen.Int[1, 50]).Sample(
            (seed, slippage, more) =>
            {
                var random = new RandomMarket(seed);
                var fills = BacktestCase.Run(random.Strategy, random.Market.Build()).Fills;
                var slipping = new TradingCosts { Commission = 0.0001m, Slippage = slippage / 10_000m };
                var dearer = slipping with { Commission = 0.0001m * more, Slippage = (slippage + more) / 10_000m };

                // The part of a won that is not charged can favour the dearer sale by one won.
                var tolerance = fills.Count(fill => fill.Side == Side.Sell);
                Assert.True(CashFrom(fills, dearer) <= CashFrom(fills, slipping) + tolerance);
            },
            iter: 100);

    private static decimal CashFrom(IReadOnlyList<Fill> fills, TradingCosts costs)
    {
        var model = new FillModel(costs, BookUnits.Of(ShareRounding.Whole, 1));
        return fills.Sum(fill => fill.Side == Side.Buy
            ? -(decimal)model.Buy((long)fill.Quantity.Count, (long)fill.Price, default).Taken
            : (decimal)model.Sell((long)fill.Quantity.Count, (long)fill.Price, FixedPoint.Rate(0.002m), default).Brought);
    }

    private static Domain.Portfolios.Strategy Fractional()
    {
        var strategy = BacktestCase.Strategy(new Domain.Scanning.Scanners.MomentumScanner(5, 0), topN: 2);
        return strategy with { Execution = new ExecutionRules { Rounding = ShareRounding.Fractional }, Rebalance = Domain.Portfolios.RebalanceSchedule.Weekly };
    }

    // Prices before the split are multiples of the ratio, so that both markets are in whole won.
    private static MarketPanel Walks(int seed, int ratio, int split)
    {
        var random = new Random(seed);
        var market = new MarketBuilder(60);
        for (var issue = 1; issue <= 4; issue++)
        {
            var price = random.Next(1_000, 20_000);
            var prices = Enumerable.Range(0, 60).Select(_ => price = Math.Max(10, price + random.Next(-price / 20, price / 20))).ToArray();
            var divided = issue == 2 ? split : int.MaxValue;
            double At(int t) => (double)prices[t] * (t < divided ? ratio : 1);
            market.Issue($"{issue:00000}0", At);
            if (divided < 60)
            {
                market.BasePrice($"{issue:00000}0", split, prices[split - 1]);
            }
        }

        return market.Build();
    }
}

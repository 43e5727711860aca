using CsCheck;
using InvestOps.Domain.Market;
using InvestOps.Domain.Trading;
using Xunit;

namespace InvestOps.Domain.Tests.Backtesting;

public sealed class BacktestPropertyTests
{
    private static readonly Gen<int> Seeds = Gen.Int[0, int.MaxValue];

    private static readonly Gen<AllCosts> Costs = Gen.Select(Gen.Int[0, 100], Gen.Int[0, 100], Gen.Int[0, 500], Gen.Int[0, 100], Gen.Int[0, 50], (commission, slippage, impact, tax, ticks) =>
        new AllCosts(commission / 10_000m, slippage / 10_000m, impact / 10_000m, tax / 10_000m, ticks));

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
    public void Higher_costs_on_the_same_fills_never_end_richer() =>
        Gen.Select(Seeds, Costs, Costs).Sample(
            (seed, less, more) =>
            {
                var (market, strategy) = RandomRules.Of(seed);
                var fills = BacktestCase.Run(strategy with { Execution = strategy.Execution with { Rounding = ShareRounding.Whole } }, market.Market.Build()).Fills;

                // The part of a won that is not charged can favour the dearer sale by one won.
                var tolerance = fills.Count(fill => fill.Side == Side.Sell);
                Assert.True(CashFrom(fills, less.And(more)) <= CashFrom(fills, less) + tolerance);
            },
            iter: 300);

    private static decimal CashFrom(IReadOnlyList<Fill> fills, AllCosts costs)
    {
        var model = new FillModel(new TradingCosts { Commission = costs.Commission, Slippage = costs.Slippage }, BookUnits.Of(ShareRounding.Whole, 1));
        var worse = new FillModel.Worsening(FixedPoint.Rate(costs.Impact), costs.Ticks);
        return fills.Sum(fill => fill.Side == Side.Buy
            ? -(decimal)model.Buy((long)fill.Quantity.Count, (long)fill.Price, worse).Taken
            : (decimal)model.Sell((long)fill.Quantity.Count, (long)fill.Price, FixedPoint.Rate(costs.SalesTax), worse).Brought);
    }

    private sealed record AllCosts(decimal Commission, decimal Slippage, decimal Impact, decimal SalesTax, long Ticks)
    {
        public AllCosts And(AllCosts more) => new(Commission + more.Commission, Slippage + more.Slippage, Impact + more.Impact, SalesTax + more.SalesTax, Ticks + more.Ticks);
    }
}

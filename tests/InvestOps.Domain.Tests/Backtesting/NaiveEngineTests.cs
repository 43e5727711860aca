using CsCheck;
using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Trading;
using Xunit;

namespace InvestOps.Domain.Tests.Backtesting;

/// <summary>The engine against the naive one, on random markets under random rules.</summary>
public sealed class NaiveEngineTests
{
    private static readonly Gen<int> Seeds = Gen.Int[0, int.MaxValue];

    [Fact]
    public void The_engine_equals_the_naive_one_fill_by_fill_and_point_by_point() => Seeds.Sample(MustAgree, iter: 500);

    [Fact]
    public void The_random_rules_reach_everything_that_is_compared()
    {
        var results = Enumerable.Range(0, 300).Select(Run).ToList();

        Assert.True(results.Sum(result => result.Fills.Count) > 3_000);
        Assert.True(results.Sum(result => result.CorporateActions) > 100);
        Assert.True(results.Sum(result => result.LapsedOrders) > 100);
        Assert.True(results.Sum(result => result.CutOrders) > 100);
        Assert.True(results.Count(result => result.Dividends.Amount > 0) > 10);
        Assert.True(results.Sum(result => result.Fills.Count(fill => fill.Delisted)) > 10);
    }

    private static void MustAgree(int seed)
    {
        var (market, strategy) = RandomRules.Of(seed);
        var panel = market.Market.Build();
        var naive = new NaiveEngine(strategy, panel, 10_000_000).Run();

        var result = BacktestCase.Run(strategy, panel);

        Assert.Equal(naive.Fills, result.Fills.Select(Text));
        Assert.Equal(naive.Curve, result.Curve.Select(point => (point.Equity.Amount, point.Cash.Amount)));
        Assert.Equal((naive.Lapsed, naive.Actions), (result.LapsedOrders, result.CorporateActions));
    }

    private static BacktestResult Run(int seed)
    {
        var (market, strategy) = RandomRules.Of(seed);
        return BacktestCase.Run(strategy, market.Market.Build());
    }

    private static string Text(Fill fill) => FormattableString.Invariant(
        $"{fill.Date} {fill.Side} {fill.Symbol} {fill.Quantity.Count:0.#########} at {fill.Price:0.######}: {fill.Amount.Amount:0.######} {fill.Commission.Amount:0.######} {fill.SalesTax.Amount:0.######}{(fill.Delisted ? " gone" : "")}");
}

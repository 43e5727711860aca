using InvestOps.Domain.Market;
using InvestOps.Domain.Trading;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.Backtesting;

public sealed class UntradedTests
{
    [Fact]
    public void A_halted_holding_stays_until_it_trades_again()
    {
        var market = new MarketBuilder(5).Issue("000010", t => 10_000 - (t * 100)).Halted("000010", 2, 3);

        var result = BacktestCase.Run(BacktestCase.Strategy(BacktestCase.HoldUntil(market, 1, "000010")), market.Build());

        Assert.Equal(2, result.LapsedOrders);
        Assert.Equal([market.Sessions[1], market.Sessions[4]], result.Fills.Select(fill => fill.Date));
        Assert.False(result.Fills[^1].Delisted);
        Assert.Equal(result.Curve[1].Equity, result.Curve[3].Equity);
    }

    [Fact]
    public void The_purchase_of_a_halted_issue_lapses()
    {
        var market = new MarketBuilder(4).Issue("000010", 10_000).Halted("000010", 1, 2);

        var result = BacktestCase.Run(BacktestCase.Strategy(new ChosenIssues(_ => ["000010"])), market.Build());

        Assert.Equal(2, result.LapsedOrders);
        Assert.Equal(market.Sessions[3], Assert.Single(result.Fills).Date);
    }

    [Fact]
    public void A_halted_holding_at_its_target_has_no_order_that_could_lapse()
    {
        var market = new MarketBuilder(4).Issue("000010", 10_000).Halted("000010", 2, 3);
        var strategy = BacktestCase.Strategy(new ChosenIssues(_ => ["000010"])) with { Costs = BacktestCase.NoCosts };

        Assert.Equal(0, BacktestCase.Run(strategy, market.Build()).LapsedOrders);
    }

    [Fact]
    public void A_holding_whose_issue_has_left_the_market_is_closed_at_its_last_close()
    {
        var market = new MarketBuilder(8).Issue("000010", t => t < 2 ? 10_000 : double.NaN);
        var strategy = BacktestCase.Strategy(BacktestCase.HoldUntil(market, 7, "000010"));

        var result = BacktestCase.Run(strategy, market.Build());

        var sale = result.Fills[^1];
        Assert.Equal((true, Side.Sell, 10_000m, market.Sessions[6]), (sale.Delisted, sale.Side, sale.Price, sale.Date));
        Assert.Equal(2, result.Fills.Count);
        Assert.Equal(result.Curve[6].Cash, result.Curve[6].Equity);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Rows_that_are_missing_for_up_to_four_sessions_are_no_delisting(int missing)
    {
        var market = new MarketBuilder(8).Issue("000010", t => t >= 2 && t < 2 + missing ? double.NaN : 10_000);
        var strategy = BacktestCase.Strategy(BacktestCase.HoldUntil(market, 1, "000010"));

        var result = BacktestCase.Run(strategy, market.Build());

        Assert.DoesNotContain(result.Fills, fill => fill.Delisted);
        Assert.Equal(missing, result.LapsedOrders);
        Assert.Equal(market.Sessions[2 + missing], result.Fills[^1].Date);
    }

    [Fact]
    public void The_purchase_of_an_issue_that_left_overnight_lapses()
    {
        var market = new MarketBuilder(2).Issue("000010", t => t < 1 ? 10_000 : double.NaN);

        var result = BacktestCase.Run(BacktestCase.Strategy(new ChosenIssues(_ => ["000010"])), market.Build());

        Assert.Empty(result.Fills);
        Assert.Equal(1, result.LapsedOrders);
    }

    [Theory]
    [InlineData(FillPrice.NextOpen)]
    [InlineData(FillPrice.NextClose)]
    public void With_fills_at_the_last_price_a_halted_issue_trades_at_its_last_close(FillPrice fill)
    {
        var market = new MarketBuilder(4).Issue("000010", t => 10_000 + (t * 100)).Halted("000010", 1, 3);

        var result = BacktestCase.Run(LastPrice(market, fill), market.Build());

        Assert.Equal([10_000m, 10_000m], result.Fills.Select(order => order.Price));
        Assert.Equal(0, result.LapsedOrders);
    }

    [Theory]
    [InlineData(FillPrice.NextOpen)]
    [InlineData(FillPrice.NextClose)]
    public void With_fills_at_the_last_price_even_an_issue_that_is_gone_trades(FillPrice fill)
    {
        var market = new MarketBuilder(4).Issue("000010", t => t < 1 ? 10_000 : double.NaN);

        var result = BacktestCase.Run(LastPrice(market, fill), market.Build());

        Assert.Equal([(Side.Buy, 10_000m), (Side.Sell, 10_000m)], result.Fills.Select(order => (order.Side, order.Price)));
    }

    [Fact]
    public void Volume_without_an_opening_price_is_no_trade_at_the_open()
    {
        // Off-hours block trades only: O = H = L = 0 with volume.
        var market = new MarketBuilder(3).Issue("000010", 10_000).Opens("000010", t => t == 1 ? 0 : 10_000);

        var result = BacktestCase.Run(BacktestCase.Strategy(new ChosenIssues(_ => ["000010"])), market.Build());

        Assert.Equal(1, result.LapsedOrders);
        Assert.Equal(market.Sessions[2], Assert.Single(result.Fills).Date);
    }

    [Fact]
    public void A_core_issue_that_was_never_listed_is_not_bought()
    {
        var market = new MarketBuilder(3).Issue("000010", _ => double.NaN);
        var strategy = LastPrice(market, FillPrice.NextOpen) with
        {
            Scanner = new ChosenIssues(_ => []),
            HoldCore = [new Domain.Portfolios.CoreHolding(Symbol.Parse("000010"), new Weight(0.5m)), new Domain.Portfolios.CoreHolding(Symbol.Parse("999990"), new Weight(0.1m))],
        };

        var result = BacktestCase.Run(strategy, market.Build());

        Assert.Empty(result.Fills);
        Assert.Equal(2, result.LapsedOrders);
    }

    private static Domain.Portfolios.Strategy LastPrice(MarketBuilder market, FillPrice fill) =>
        BacktestCase.Strategy(BacktestCase.HoldUntil(market, 1, "000010")) with
        {
            Execution = new ExecutionRules { Fill = fill, Untraded = UntradedPolicy.LastPrice },
        };
}

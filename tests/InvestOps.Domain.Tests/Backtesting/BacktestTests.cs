using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Scanning;
using InvestOps.Domain.Scanning.Scanners;
using InvestOps.Domain.Trading;
using InvestOps.Domain.Universes;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.Backtesting;

public sealed class BacktestTests
{
    [Fact]
    public void A_signal_at_the_close_is_filled_at_the_next_open_and_marked_at_the_close_to_the_won()
    {
        var market = new MarketBuilder(3).Issue("000010", t => new[] { 10_000, 10_200, 10_100 }[t]).Opens("000010", t => new[] { 9_900, 10_050, 10_300 }[t]);

        var result = BacktestCase.Run(BacktestCase.Strategy(BacktestCase.HoldUntil(market, 1, "000010")), market.Build());

        // 9,900,000 ÷ 10,050 = 985.07 shares: 9,909,150 with slippage, 1,486 commission. Sold for 10,135,354 less 1,520 and 0.18 % tax, 18,243.
        Assert.Equal([10_000_000m, 10_136_364m, 10_204_955m], result.Curve.Select(point => point.Equity.Amount));
        Assert.Equal([10_000_000m, 89_364m, 10_204_955m], result.Curve.Select(point => point.Cash.Amount));
        Assert.Equal([(Side.Buy, 985m, 10_050m), (Side.Sell, 985m, 10_300m)], result.Fills.Select(fill => (fill.Side, fill.Quantity.Count, fill.Price)));
        Assert.Equal(market.Sessions, result.Curve.Select(point => point.Date));
        Assert.Empty(result.LastHoldings);
    }

    [Fact]
    public void Orders_can_fill_at_the_close_instead()
    {
        var market = new MarketBuilder(2).Issue("000010", t => t == 0 ? 10_000 : 10_200).Opens("000010", _ => 9_000);
        var strategy = BacktestCase.Strategy(BacktestCase.HoldUntil(market, 1, "000010")) with { Execution = new ExecutionRules { Fill = FillPrice.NextClose } };

        Assert.Equal(10_200m, Assert.Single(BacktestCase.Run(strategy, market.Build()).Fills).Price);
    }

    [Fact]
    public void Sales_carry_the_tax_of_the_market_and_of_the_settlement_date()
    {
        // 2024-12-24, 26, 27 and 30: what is sold on the 27th settles on 2025-01-02.
        var market = new MarketBuilder(new DateOnly(2024, 12, 24), 4).Issue("000010", 10_000).Issue("000020", _ => 10_000, board: Board.Konex);
        var scanner = BacktestCase.HoldUntil(market, 1, "000010", "000020");
        var strategy = BacktestCase.Strategy(scanner, topN: 2) with { Costs = BacktestCase.NoCosts with { FixedSalesTax = null } };

        var sales = BacktestCase.Run(strategy, market.Build()).Fills.Where(fill => fill.Side == Side.Sell).ToList();

        Assert.All(sales, fill => Assert.Equal("2024-12-27", fill.Date.ToString()));
        Assert.Equal([7_425m, 4_950m], sales.Select(fill => fill.SalesTax.Amount));    // 4,950,000 × 0.15 % and 0.10 %
    }

    [Fact]
    public void Sales_carry_the_tax_of_the_market_that_the_issue_was_on()
    {
        var market = new MarketBuilder(new DateOnly(2024, 12, 2), 4)
            .Issue("000010", _ => 10_000, board: Board.Konex).Moved("000010", 3, Board.Kosdaq);
        var strategy = BacktestCase.Strategy(BacktestCase.HoldUntil(market, 1, "000010")) with { Costs = BacktestCase.NoCosts with { FixedSalesTax = null } };

        var sale = Assert.Single(BacktestCase.Run(strategy, market.Build()).Fills, fill => fill.Side == Side.Sell);

        Assert.Equal(9_900m, sale.SalesTax.Amount);    // 9,900,000 × 0.10 %; on KOSDAQ it would have been 0.18 %
    }

    [Fact]
    public void Purchases_are_made_by_rank_and_cut_to_the_cash()
    {
        var market = new MarketBuilder(2).Issue("000010", 10_000).Issue("000020", 10_000);
        var strategy = BacktestCase.Strategy(BacktestCase.HoldUntil(market, 1, "000020", "000010"), topN: 2) with
        {
            Sizing = new Sizing { TopN = 2, Invested = new Weight(1) },
        };

        var result = BacktestCase.Run(strategy, market.Build(), capital: 1_000_000);

        Assert.Equal([("000020", 50m), ("000010", 49m)], result.Fills.Select(fill => (fill.Symbol.Code, fill.Quantity.Count)));
        Assert.Equal(1_000_000m - 500_575m - 490_563m, result.Curve[^1].Cash.Amount);
    }

    [Fact]
    public void What_is_sold_pays_for_what_is_bought_on_the_same_session()
    {
        var market = new MarketBuilder(3).Issue("000010", 10_000).Issue("000020", 10_000);
        var scanner = new ChosenIssues(date => date == market.Sessions[0] ? ["000020"] : ["000010"]);

        var result = BacktestCase.Run(BacktestCase.Strategy(scanner), market.Build());

        Assert.Equal("Buy 000020, Sell 000020, Buy 000010", string.Join(", ", result.Fills.Select(fill => $"{fill.Side} {fill.Symbol}")));
    }

    [Fact]
    public void Core_holdings_keep_their_own_weight_when_nothing_else_is_selected()
    {
        var market = new MarketBuilder(4).Issue("000010", 10_000).Issue("000020", 1_000);
        var strategy = BacktestCase.Strategy(BacktestCase.HoldUntil(market, 2, "000010")) with
        {
            HoldCore = [new CoreHolding(Symbol.Parse("000020"), new Weight(0.4m))],
            Costs = BacktestCase.NoCosts,
        };

        var result = BacktestCase.Run(strategy, market.Build());

        Assert.Equal("Buy 000020 4,000; Buy 000010 590; Sell 000010 590", string.Join("; ", result.Fills.Select(fill => $"{fill.Side} {fill.Symbol} {fill.Quantity}")));
        var held = Assert.Single(result.LastHoldings);
        Assert.Equal(("000020", 4_000_000m, 0.4), (held.Symbol.Code, held.Value.Amount, held.Weight));
    }

    [Fact]
    public void A_market_filter_that_is_off_sells_everything_but_the_core()
    {
        var market = new MarketBuilder(4).Issue("000010", 10_000).Issue("000020", 1_000).Index("KOSPI", t => t < 2 ? 2_500 : 2_000);
        var strategy = BacktestCase.Strategy(new ChosenIssues(_ => ["000010"])) with
        {
            HoldCore = [new CoreHolding(Symbol.Parse("000020"), new Weight(0.4m))],
            Filter = new MarketFilter("KOSPI", 2),
        };

        var result = BacktestCase.Run(strategy, market.Build());

        Assert.Equal("000020", Assert.Single(result.LastHoldings).Symbol.Code);
        Assert.Equal([2_500d, 2_500d, 2_000d, 2_000d], result.Curve.Select(point => point.Benchmark));
    }

    [Fact]
    public void Without_enough_history_there_is_no_signal_and_the_book_stays()
    {
        var market = new MarketBuilder(5).Issue("000010", 10_000);
        var strategy = BacktestCase.Strategy(new ChosenIssues(_ => ["000010"], lookback: 3));

        var result = BacktestCase.Run(strategy, market.Build());

        Assert.Equal(market.Sessions[4], Assert.Single(result.Fills).Date);
    }

    [Fact]
    public void A_range_without_a_signal_ends_with_its_capital()
    {
        var market = new MarketBuilder(30).Issue("000010", t => 10_000 + t);

        var result = BacktestCase.Run(BacktestCase.Strategy(new ChosenIssues(_ => [])), market.Build());

        Assert.All(result.Curve, point => Assert.Equal((10_000_000m, 10_000_000m), (point.Equity.Amount, point.Cash.Amount)));
        Assert.Empty(result.Fills);
        Assert.All(result.Curve, point => Assert.True(double.IsNaN(point.Benchmark)));
    }

    [Fact]
    public void History_from_before_the_range_is_used_but_its_signals_are_not_executed()
    {
        var market = new MarketBuilder(6).Issue("000010", 10_000);
        var strategy = BacktestCase.Strategy(new ChosenIssues(_ => ["000010"], lookback: 3)) with { Costs = BacktestCase.NoCosts };

        var result = BacktestCase.Run(strategy, market.Build(), first: 3);

        Assert.Equal(market.Sessions[4], Assert.Single(result.Fills).Date);
        Assert.Equal(3, result.Curve.Count);
    }

    [Theory]
    [InlineData(RebalanceSchedule.Daily, 41)]
    [InlineData(RebalanceSchedule.Weekly, 9)]
    [InlineData(RebalanceSchedule.Monthly, 2)]
    public void Signals_follow_the_schedule_and_the_calendar(RebalanceSchedule schedule, int signals)
    {
        // 42 sessions from 2024-01-02 (Tuesday) to 2024-03-04 (Monday): the eighth week of the nine ends after three days, for a holiday.
        var market = new MarketBuilder(42).Issue("000010", 10_000);
        var asked = new List<string>();
        var scanner = new ChosenIssues(date =>
        {
            asked.Add(date.ToString());
            return [];
        });

        BacktestCase.Run(BacktestCase.Strategy(scanner) with { Rebalance = schedule }, market.Build());

        Assert.Equal("2024-03-04", market.Sessions[^1].ToString());
        Assert.Equal(signals, asked.Count);
        Assert.Equal("2024-02-29", asked[^1]);
    }

    [Fact]
    public void Splits_are_applied_before_the_session_trades()
    {
        var market = new MarketBuilder(4).Issue("000010", t => t < 2 ? 10_000 : 2_000).BasePrice("000010", 2, 2_000);
        var strategy = BacktestCase.Strategy(BacktestCase.HoldUntil(market, 2, "000010")) with { Costs = BacktestCase.NoCosts };

        var result = BacktestCase.Run(strategy, market.Build());

        Assert.Equal(1, result.CorporateActions);
        Assert.Equal([("Buy", 990m), ("Sell", 4_950m)], result.Fills.Select(fill => (fill.Side.ToString(), fill.Quantity.Count)));
        Assert.All(result.Curve, point => Assert.Equal(10_000_000m, point.Equity.Amount));
    }

    [Fact]
    public void Columns_are_those_of_the_engine_the_scanner_and_the_universe()
    {
        var strategy = BacktestCase.Strategy(new MomentumScanner(252, 21)) with { Universe = [new NotHalted()] };

        PanelColumn[] least = [PanelColumn.Close, PanelColumn.Volume, PanelColumn.Adjustment];
        var textbook = new ExecutionRules { Fill = FillPrice.NextClose, RespectsPriceLimits = false };

        Assert.Equal([PanelColumn.Open, PanelColumn.High, PanelColumn.Low, .. least], Backtest.Columns(strategy));
        Assert.Equal(least, Backtest.Columns(strategy with { Execution = textbook }));
        Assert.Equal([PanelColumn.Open, .. least], Backtest.Columns(strategy with { Execution = textbook with { Fill = FillPrice.NextOpen } }));
        Assert.Contains(PanelColumn.Value, Backtest.Columns(strategy with { Execution = textbook with { MaximumShareOfValue = 0.01m } }));
    }

    [Fact]
    public void Progress_rises_to_one()
    {
        var market = new MarketBuilder(200).Issue("000010", 10_000);
        var shares = new List<double>();

        Backtest.Run(BacktestCase.Request(market.Sessions[0].Date, market.Sessions[^1].Date), BacktestCase.Strategy(new ChosenIssues(_ => [])), market.Build(), shares.Add);

        Assert.True(shares.Count > 2);
        Assert.Equal(shares.Order(), shares);
        Assert.Equal(1, shares[^1]);
    }
}

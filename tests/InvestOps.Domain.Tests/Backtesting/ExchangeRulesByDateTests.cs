using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Trading;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.Backtesting;

/// <summary>One rule of the exchange each, as a backtest meets it, on the sessions around the day on which it changed.</summary>
public sealed class ExchangeRulesByDateTests
{
    private static readonly Symbol Held = Symbol.Parse("000010");

    [Theory]
    [InlineData("2023-01-20", Board.Kospi, 150_000, 500)]
    [InlineData("2023-01-25", Board.Kospi, 150_000, 100)]
    [InlineData("2023-01-20", Board.Kosdaq, 150_000, 100)]
    [InlineData("2023-01-25", Board.Kosdaq, 150_000, 100)]
    [InlineData("2023-01-20", Board.Kospi, 15_000, 50)]
    [InlineData("2023-01-25", Board.Kospi, 15_000, 10)]
    [InlineData("2023-01-20", Board.Kosdaq, 600_000, 100)]
    [InlineData("2023-01-25", Board.Kosdaq, 600_000, 1_000)]
    public void Slippage_of_a_tick_is_the_tick_of_the_day_and_the_market(string date, Board board, long price, long tick)
    {
        var market = Ending(date, 2).Issue("000010", _ => price, board: board);
        var strategy = Hold() with { Costs = BacktestCase.NoCosts with { SlippageTicks = 1 } };

        var fill = Assert.Single(BacktestCase.Run(strategy, market.Build()).Fills);

        Assert.Equal(tick * fill.Quantity.Count, fill.Slippage.Amount);
    }

    // The limit is one price all session. At the other distance a single price is no limit, and orders fill.
    [Theory]
    [InlineData("2015-06-12", 15, false)]
    [InlineData("2015-06-12", 30, true)]
    [InlineData("2015-06-15", 15, true)]
    [InlineData("2015-06-15", 30, false)]
    public void A_session_locked_at_its_upper_limit_fills_no_purchase(string date, int percent, bool fills)
    {
        var market = Ending(date, 2).Issue("000010", t => t == 0 ? 10_000 : 10_000 + (percent * 100));

        var result = BacktestCase.Run(Hold(), market.Build());

        Assert.Equal((fills ? 1 : 0, fills ? 0 : 1), (result.Fills.Count, result.LapsedOrders));
    }

    [Theory]
    [InlineData("2015-06-12", 15, false)]
    [InlineData("2015-06-15", 30, false)]
    [InlineData("2015-06-15", 15, true)]
    public void A_session_locked_at_its_lower_limit_fills_no_sale(string date, int percent, bool fills)
    {
        var market = Ending(date, 3).Issue("000010", t => t < 2 ? 10_000 : 10_000 - (percent * 100));

        var result = BacktestCase.Run(HoldUntil(market, 1), market.Build());

        Assert.Equal(fills, result.Fills.Any(fill => fill.Side == Side.Sell));
        Assert.Equal(fills ? 0 : 1, result.LapsedOrders);
    }

    [Theory]
    [InlineData("2023-06-26", 80_000, false)]
    [InlineData("2023-06-26", 40_000, true)]
    [InlineData("2023-06-23", 80_000, true)]
    public void A_first_session_locked_at_four_times_the_offer_price_fills_no_purchase_since_2023_06_26(string date, long price, bool fills)
    {
        var market = Ending(date, 2).Issue("000010", t => t == 0 ? double.NaN : price).Offered("000010", 1, 20_000);

        var result = BacktestCase.Run(Core(), market.Build());

        Assert.Equal(fills ? 1 : 0, result.Fills.Count);
    }

    [Fact]
    public void A_first_session_without_a_known_offer_price_has_no_limits()
    {
        var market = Ending("2023-06-26", 2).Issue("000010", t => t == 0 ? double.NaN : 80_000);

        Assert.Single(BacktestCase.Run(Core(), market.Build()).Fills);
    }

    [Theory]
    [InlineData(1_500)]
    [InlineData(7_000)]
    public void Liquidation_trading_has_no_limits(int second)
    {
        // A halt, then 85 % down in one price; the session after closes in one price too, once just where a limit would be.
        var market = Ending("2024-03-08", 6).Issue("000010", t => t < 4 ? 10_000 : t == 4 ? 1_500 : second == 7_000 ? 1_050 : second).Halted("000010", 2, 3);

        var result = BacktestCase.Run(HoldUntil(market, 4), market.Build());

        Assert.Equal((Side.Sell, second == 7_000 ? 1_050m : 1_500m), (result.Fills[^1].Side, result.Fills[^1].Price));
    }

    [Theory]
    [InlineData("2014-05-30", Board.Kospi, 40_000, 240)]
    [InlineData("2014-06-02", Board.Kospi, 40_000, 247)]
    [InlineData("2014-05-30", Board.Kosdaq, 40_000, 247)]
    [InlineData("2014-05-30", Board.Kospi, 50_000, 198)]
    public void Orders_are_for_the_lots_of_the_day_and_the_market(string date, Board board, long price, int shares)
    {
        var market = Ending(date, 2).Issue("000010", _ => price, board: board);

        Assert.Equal(shares, Assert.Single(BacktestCase.Run(Hold(), market.Build()).Fills).Quantity.Count);
    }

    [Fact]
    public void Commission_is_a_rate_of_both_sides_cut_down_to_the_won()
    {
        var market = Ending("2024-03-08", 3).Issue("000010", 10_001);
        var strategy = HoldUntil(market, 1) with { Costs = BacktestCase.NoCosts with { Commission = 0.00015m } };

        // 989 shares: 9,890,989 × 0.015 % is 1,483.6.
        Assert.Equal([1_483m, 1_483m], BacktestCase.Run(strategy, market.Build()).Fills.Select(fill => fill.Commission.Amount));
    }

    [Fact]
    public void An_ETF_pays_no_sales_tax()
    {
        var market = Ending("2024-03-08", 3).Issue("000010", _ => 10_000, name: "KODEX 200");
        var strategy = HoldUntil(market, 1) with { Costs = BacktestCase.NoCosts with { FixedSalesTax = null } };

        Assert.Equal(0, BacktestCase.Run(strategy, market.Build()).Fills[^1].SalesTax.Amount);
    }

    [Theory]
    [InlineData(UntradedPolicy.Lapse, 0, 1)]
    [InlineData(UntradedPolicy.Carry, 1, 0)]
    public void An_order_for_a_halted_issue_lapses_or_is_carried(UntradedPolicy policy, int fills, int lapsed)
    {
        var market = Ending("2024-03-08", 4).Issue("000010", 10_000).Halted("000010", 1, 2);
        var strategy = Hold() with { Rebalance = RebalanceSchedule.OnChange, Execution = new ExecutionRules { Untraded = policy } };

        var result = BacktestCase.Run(strategy, market.Build());

        Assert.Equal((fills, lapsed), (result.Fills.Count, result.LapsedOrders));
        Assert.All(result.Fills, fill => Assert.Equal(market.Sessions[3], fill.Date));
    }

    [Fact]
    public void A_re_opening_at_a_re_set_base_price_keeps_the_worth_and_then_trades_at_its_own_prices()
    {
        // Ten old shares become one during the halt: the base is 100,000, and the first close 110,000.
        var market = Ending("2024-03-08", 6).Issue("000010", t => t < 4 ? 10_000 : 110_000).Halted("000010", 2, 3).BasePrice("000010", 4, 100_000);

        var result = BacktestCase.Run(Hold() with { Rebalance = RebalanceSchedule.OnChange, Costs = BacktestCase.NoCosts }, market.Build());

        Assert.Equal([10_000_000m, 10_000_000m, 10_000_000m, 10_000_000m, 10_990_000m, 10_990_000m], result.Curve.Select(point => point.Equity.Amount));
        Assert.Equal((99m, 1), (result.LastHoldings[0].Quantity.Count, result.CorporateActions));
    }

    [Theory]
    [InlineData(false, 10_000_000)]
    [InlineData(true, 100_000)]
    public void A_delisted_holding_is_worth_its_last_price_or_nothing(bool worthless, int equity)
    {
        var market = Ending("2024-03-08", 9).Issue("000010", t => t < 3 ? 10_000 : double.NaN).Issue("000020", 1_000);
        var strategy = Hold() with { Execution = new ExecutionRules { DelistedAreWorthless = worthless }, Costs = BacktestCase.NoCosts, Rebalance = RebalanceSchedule.OnChange };

        Assert.Equal(equity, BacktestCase.Run(strategy, market.Build()).FinalEquity.Amount);
    }

    [Fact]
    public void A_merged_company_becomes_its_successor_at_the_ratio_with_the_fraction_in_cash()
    {
        // 990 shares × 0.3333 are 329.967 of the successor; 0.967 of one are 19,340 won at its close of 20,000.
        var market = Ending("2024-03-08", 12).Issue("000010", t => t < 3 ? 10_000 : double.NaN).Issue("000020", 20_000).Succeeds("000010", "000020", 9, 0.3333m);
        var strategy = Hold() with { Costs = BacktestCase.NoCosts, Rebalance = RebalanceSchedule.OnChange };

        var result = BacktestCase.Run(strategy, market.Build(), last: 10);

        Assert.Equal([Side.Buy], result.Fills.Select(fill => fill.Side));
        Assert.Equal(10_000_000, result.Curve[8].Equity.Amount);
        Assert.Equal(("000020", 329m), (result.LastHoldings[0].Symbol.Code, result.LastHoldings[0].Quantity.Count));
        Assert.Equal(100_000m + 19_340m, result.Curve[9].Cash.Amount);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 3)]
    public void Proceeds_pay_for_purchases_at_once_or_from_the_settlement_on(bool waits, int session)
    {
        // The first is sold and the second bought after the second signal; cash from the sale counts two sessions later.
        var market = Ending("2024-03-08", 8).Issue("000010", 10_000).Issue("000020", 10_000);
        var scanner = new ChosenIssues(date => date < market.Sessions[1] ? ["000010"] : ["000020"]);
        var strategy = BacktestCase.Strategy(scanner) with { Execution = new ExecutionRules { WaitsForSettlement = waits }, Costs = BacktestCase.NoCosts };

        var purchases = BacktestCase.Run(strategy, market.Build()).Fills.Where(fill => fill.Symbol.Code == "000020" && fill.Quantity.Count > 100).ToList();

        Assert.Equal(market.Sessions[1 + session], purchases[0].Date);
    }

    [Fact]
    public void A_cap_cuts_an_order_to_its_part_of_the_sessions_traded_value()
    {
        // 1,000 shares at 10,000 won traded: one hundredth is ten shares.
        var market = Ending("2024-03-08", 2).Issue("000010", _ => 10_000, volume: 1_000);
        var strategy = Hold() with { Execution = new ExecutionRules { MaximumShareOfValue = 0.01m } };

        var result = BacktestCase.Run(strategy, market.Build());

        Assert.Equal((10m, 1), (Assert.Single(result.Fills).Quantity.Count, result.CutOrders));
    }

    [Fact]
    public void A_dividend_is_paid_on_the_ex_date_less_the_tax_withheld()
    {
        var market = Ending("2024-03-08", 4).Issue("000010", 10_000).Dividend("000010", 2, 361.5m);

        var result = BacktestCase.Run(Hold() with { Costs = new TradingCosts { Commission = 0, Slippage = 0 } }, market.Build(), last: 2);

        // 990 shares × 361.5 won, less 15.4 % of it cut down to the won.
        var paid = Assert.Single(result.DividendPayments);
        Assert.Equal((357_885m, 55_114m, market.Sessions[2]), (paid.Gross.Amount, paid.Tax.Amount, paid.Date));
        Assert.Equal(10_302_771m, result.FinalEquity.Amount);
    }

    [Fact]
    public void Adjusted_prices_know_no_dividends_since_those_are_per_share_as_traded()
    {
        var market = Ending("2024-03-08", 4).Adjusted().Issue("000010", 10_000).Dividend("000010", 2, 361.5m);

        Assert.Equal(0, BacktestCase.Run(Hold(), market.Build()).Dividends.Amount);
    }

    private static MarketBuilder Ending(string date, int sessions)
    {
        var last = Some.SessionOn(date);
        return new MarketBuilder(Some.Calendar.Sessions[Some.Calendar.IndexOf(last) - sessions + 1].Date, sessions);
    }

    private static Strategy Hold() => BacktestCase.Strategy(new ChosenIssues(_ => ["000010"])) with { Costs = BacktestCase.NoCosts };

    private static Strategy HoldUntil(MarketBuilder market, int session) => BacktestCase.Strategy(BacktestCase.HoldUntil(market, session, "000010")) with { Costs = BacktestCase.NoCosts };

    private static Strategy Core() => BacktestCase.Strategy(new ChosenIssues(_ => [])) with { HoldCore = [new CoreHolding(Held, new Weight(0.5m))], Costs = BacktestCase.NoCosts };
}

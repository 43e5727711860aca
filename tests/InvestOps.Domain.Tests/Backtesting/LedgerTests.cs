using InvestOps.Domain.Backtesting;
using InvestOps.Domain.Market;
using InvestOps.Domain.Trading;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.Backtesting;

public sealed class LedgerTests
{
    private static readonly FillModel Costs = new(new TradingCosts(), ShareRounding.Whole);

    [Fact]
    public void Cash_and_equity_follow_a_purchase_the_close_and_a_sale_to_the_won()
    {
        var ledger = new Ledger(new Won(10_000_000), 1, ShareRounding.Whole);

        ledger.Apply(0, Buy(985, 10_050));
        Assert.Equal(89_364m, ledger.Cash.Amount);
        ledger.Mark(0, 10_200);
        Assert.Equal(89_364m + (985 * 10_200), ledger.Equity.Amount);

        ledger.Apply(0, Sell(985, 10_300));
        Assert.Equal(10_204_955m, ledger.Cash.Amount);
        Assert.Equal(ledger.Cash, ledger.Equity);
        Assert.True(ledger.Held.IsEmpty);
    }

    [Fact]
    public void Holdings_are_listed_in_code_order()
    {
        var ledger = new Ledger(new Won(10_000_000), 3, ShareRounding.Whole);

        ledger.Apply(2, Buy(1, 1_000));
        ledger.Apply(0, Buy(1, 1_000));
        ledger.Apply(1, Buy(1, 1_000));
        ledger.Apply(0, Sell(1, 1_000));

        Assert.Equal([1, 2], ledger.Held.ToArray());
    }

    [Fact]
    public void A_split_multiplies_shares_and_leaves_equity()
    {
        var ledger = Holding(985, 10_200);
        var before = ledger.Equity;

        ledger.Restate(0, 2_040);

        Assert.Equal(new Shares(4_925), ledger.QuantityOf(0));
        Assert.Equal(before, ledger.Equity);
        Assert.Equal(0m, ledger.Cash.Amount);
    }

    [Fact]
    public void What_does_not_make_a_share_after_a_reverse_split_is_paid_in_cash()
    {
        var ledger = Holding(985, 10_200);
        var before = ledger.Equity;

        ledger.Restate(0, 102_000);

        Assert.Equal(new Shares(98), ledger.QuantityOf(0));
        Assert.Equal(51_000m, ledger.Cash.Amount);
        Assert.Equal(before, ledger.Equity);
    }

    [Fact]
    public void Rights_count_as_sold_and_put_back_at_the_base_price()
    {
        var ledger = Holding(985, 10_200);
        var before = ledger.Equity;

        ledger.Restate(0, 9_700);

        Assert.Equal(new Shares(1_035), ledger.QuantityOf(0));  // 10,047,000 ÷ 9,700 = 1,035.77
        Assert.Equal(7_500m, ledger.Cash.Amount);
        Assert.Equal(before, ledger.Equity);
    }

    [Fact]
    public void A_holding_that_becomes_less_than_a_share_ends_in_cash()
    {
        var ledger = Holding(3, 500);

        ledger.Restate(0, 5_000);

        Assert.True(ledger.Held.IsEmpty);
        Assert.Equal(1_500m, ledger.Cash.Amount);
    }

    [Fact]
    public void More_than_is_held_cannot_be_sold() =>
        Assert.Throws<InvalidOperationException>(() => Holding(3, 500).Apply(0, Sell(4, 500)));

    [Fact]
    public void Whole_share_accounts_never_owe_cash() =>
        Assert.Throws<InvalidOperationException>(() => new Ledger(new Won(1_000), 1, ShareRounding.Whole).Apply(0, Buy(1, 1_000)));

    [Fact]
    public void A_fractional_account_may_owe_the_costs_of_a_purchase()
    {
        var ledger = new Ledger(new Won(1_000), 1, ShareRounding.Fractional);

        ledger.Apply(0, Buy(1, 1_000));

        Assert.Equal(-1m, ledger.Cash.Amount);
    }

    private static Ledger Holding(int quantity, decimal price)
    {
        var ledger = new Ledger(new Won(quantity * price), 1, ShareRounding.Whole);
        ledger.Apply(0, new FillModel(BacktestCase.NoCosts, ShareRounding.Whole).Buy(Some.Session, Some.Symbol, new Shares(quantity), price));
        return ledger;
    }

    private static Fill Buy(int quantity, decimal price) => Costs.Buy(Some.Session, Some.Symbol, new Shares(quantity), price);

    private static Fill Sell(int quantity, decimal price) => Costs.Sell(Some.Session, Some.Symbol, new Shares(quantity), price, 0.0018m);
}

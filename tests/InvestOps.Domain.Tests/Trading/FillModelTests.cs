using CsCheck;
using InvestOps.Domain.Market;
using InvestOps.Domain.Trading;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.Trading;

public sealed class FillModelTests
{
    private static readonly FillModel Whole = new(new TradingCosts(), ShareRounding.Whole);

    [Fact]
    public void A_purchase_costs_slippage_rounded_up_and_commission_rounded_down_to_the_won()
    {
        var fill = Whole.Buy(Some.Session, Some.Symbol, new Shares(985), 10_050);

        Assert.Equal(9_909_150m, fill.Amount.Amount);   // 985 × 10,050 × 1.001 = 9,909,149.25
        Assert.Equal(9_900m, fill.Slippage.Amount);     // over 9,899,250
        Assert.Equal(1_486m, fill.Commission.Amount);   // 0.015 % = 1,486.37
        Assert.Equal(0m, fill.SalesTax.Amount);
        Assert.Equal(-9_910_636m, fill.CashFlow.Amount);
    }

    [Fact]
    public void A_sale_brings_its_amount_rounded_down_less_commission_and_tax()
    {
        var fill = Whole.Sell(Some.Session, Some.Symbol, new Shares(985), 10_300, 0.0018m);

        Assert.Equal(10_135_354m, fill.Amount.Amount);  // 985 × 10,300 × 0.999 = 10,135,354.5
        Assert.Equal(10_146m, fill.Slippage.Amount);    // under 10,145,500
        Assert.Equal(1_520m, fill.Commission.Amount);   // 1,520.30
        Assert.Equal(18_243m, fill.SalesTax.Amount);    // 18,243.64
        Assert.Equal(10_115_591m, fill.CashFlow.Amount);
    }

    [Fact]
    public void A_fractional_account_keeps_millionths_of_a_won()
    {
        var fill = new FillModel(new TradingCosts(), ShareRounding.Fractional).Sell(Some.Session, Some.Symbol, new Shares(1.234567891m), 777, 0.0018m);

        Assert.Equal(958.299992m, fill.Amount.Amount);  // 1.234567891 × 777 × 0.999 = 958.29999206…
        Assert.Equal(0.143745m, fill.Commission.Amount);
        Assert.Equal(1.724940m, fill.SalesTax.Amount);
    }

    [Fact]
    public void Cash_that_is_one_won_short_pays_for_one_share_less()
    {
        // 100 × 10,000 × 1.001 = 1,001,000, and 150 of commission.
        Assert.Equal(new Shares(100), Whole.Affordable(new Shares(100), 10_000, new Won(1_001_150)));
        Assert.Equal(new Shares(99), Whole.Affordable(new Shares(100), 10_000, new Won(1_001_149)));
        Assert.Equal(Shares.Zero, Whole.Affordable(new Shares(100), 10_000, new Won(10_010)));
        Assert.Equal(Shares.Zero, Whole.Affordable(new Shares(100), 10_000, Won.Zero));
    }

    [Fact]
    public void Affordable_is_the_largest_number_of_shares_that_cash_covers() =>
        Gen.Select(Gen.Int[1, 2_000], Gen.Int[1, 500_000], Gen.Int[0, 50_000_000]).Sample((wanted, price, cash) =>
        {
            var count = Whole.Affordable(new Shares(wanted), price, new Won(cash));
            decimal TakenBy(Shares shares) => -Whole.Buy(Some.Session, Some.Symbol, shares, price).CashFlow.Amount;

            Assert.True(TakenBy(count) <= cash);
            Assert.True(count.Count == wanted || TakenBy(new Shares(count.Count + 1)) > cash);
        });

    [Fact]
    public void With_fractions_of_a_share_cash_is_spent_to_the_last_thousandth_of_a_won() =>
        Gen.Select(Gen.Int[1, 500_000], Gen.Int[1, 50_000_000]).Sample((price, cash) =>
        {
            var model = new FillModel(new TradingCosts(), ShareRounding.Fractional);
            var taken = -model.Buy(Some.Session, Some.Symbol, model.Affordable(new Shares(100_000_000), price, new Won(cash)), price).CashFlow.Amount;

            Assert.InRange(taken, cash - 0.001m, cash);
        });

    [Fact]
    public void Higher_costs_never_leave_more_cash_for_the_same_fill() =>
        Gen.Select(Gen.Int[1, 10_000], Gen.Int[1, 1_000_000], Gen.Int[0, 100], Gen.Int[0, 100], Gen.Bool).Sample((quantity, price, basisPoints, more, whole) =>
        {
            FillModel Costing(int points) => new(
                new TradingCosts { Commission = points / 10_000m, Slippage = points / 10_000m },
                whole ? ShareRounding.Whole : ShareRounding.Fractional);
            var (low, high) = (Costing(basisPoints), Costing(basisPoints + more));
            var shares = new Shares(quantity);

            Assert.True(high.Buy(Some.Session, Some.Symbol, shares, price).CashFlow <= low.Buy(Some.Session, Some.Symbol, shares, price).CashFlow);

            // A smaller amount can lose the part of a won of both commission and tax, and so be a won ahead.
            Assert.True(
                high.Sell(Some.Session, Some.Symbol, shares, price, 0.002m).CashFlow <=
                low.Sell(Some.Session, Some.Symbol, shares, price, 0.0015m).CashFlow + new Won(1));
        });
}

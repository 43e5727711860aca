using CsCheck;
using InvestOps.Domain.Trading;
using Xunit;

namespace InvestOps.Domain.Tests.Trading;

public sealed class FillModelTests
{
    private static readonly BookUnits Won = BookUnits.Of(ShareRounding.Whole, 1);
    private static readonly BookUnits Fractions = BookUnits.Of(ShareRounding.Fractional, 1);
    private static readonly FillModel Whole = new(new TradingCosts(), Won);

    [Fact]
    public void A_purchase_costs_slippage_rounded_up_and_commission_rounded_down_to_the_won()
    {
        // 985 × 10,050 × 1.001 = 9,909,149.25, and 0.015 % of 9,909,150 = 1,486.37.
        Assert.Equal(new Charge(9_909_150, 1_486, 0), Whole.Buy(985, 10_050, default));
        Assert.Equal(9_910_636, (long)Whole.Buy(985, 10_050, default).Taken);
    }

    [Fact]
    public void A_sale_brings_its_amount_rounded_down_less_commission_and_tax()
    {
        // 985 × 10,300 × 0.999 = 10,135,354.5; 1,520.30 of commission; 18,243.64 of tax.
        Assert.Equal(new Charge(10_135_354, 1_520, 18_243), Whole.Sell(985, 10_300, FixedPoint.Rate(0.0018m), default));
        Assert.Equal(10_115_591, (long)Whole.Sell(985, 10_300, FixedPoint.Rate(0.0018m), default).Brought);
    }

    [Fact]
    public void A_fractional_account_keeps_millionths_of_a_won()
    {
        // 1.234567891 × 777 × 0.999 = 958.29999206…; commission 0.14374499…; tax 1.72493998…
        var sale = new FillModel(new TradingCosts(), Fractions).Sell(1_234_567_891, 777, FixedPoint.Rate(0.0018m), default);

        Assert.Equal(new Charge(958_299_992, 143_744, 1_724_939), sale);
    }

    [Fact]
    public void Ticks_and_market_impact_come_on_top_of_the_rate()
    {
        var costs = new FillModel(new TradingCosts { Commission = 0, Slippage = 0.001m }, Won);
        var worse = new FillModel.Worsening(FixedPoint.Rate(0.002m), 50);

        Assert.Equal(1_003_000 + 5_000, costs.Buy(100, 10_000, worse).Amount);
        Assert.Equal(997_000 - 5_000, costs.Sell(100, 10_000, 0, worse).Amount);
        Assert.Equal(0, costs.Sell(100, 10, 0, worse).Amount);
    }

    [Fact]
    public void Cash_that_is_one_won_short_pays_for_one_share_less()
    {
        // 100 × 10,000 × 1.001 = 1,001,000, and 150 of commission.
        Assert.Equal(100, Whole.Affordable(100, 10_000, 1_001_150, default));
        Assert.Equal(99, Whole.Affordable(100, 10_000, 1_001_149, default));
        Assert.Equal(0, Whole.Affordable(100, 10_000, 10_010, default));
        Assert.Equal(0, Whole.Affordable(100, 10_000, 0, default));
        Assert.Equal(0, Whole.Affordable(100, 10_000, -1, default));
    }

    [Fact]
    public void Affordable_is_the_largest_number_of_shares_that_cash_covers() =>
        Gen.Select(Gen.Int[1, 2_000], Gen.Int[1, 500_000], Gen.Int[0, 50_000_000], Gen.Bool).Sample((wanted, price, cash, whole) =>
        {
            var units = whole ? Won : Fractions;
            var model = new FillModel(new TradingCosts(), units);
            var (most, money) = (wanted * units.Share, (Int128)cash * units.Money);

            var count = model.Affordable(most, price, money, default);

            Assert.True(count == 0 || model.Buy(count, price, default).Taken <= money);
            Assert.True(count == most || model.Buy(count + 1, price, default).Taken > money);
        });

    [Fact]
    public void Higher_costs_never_leave_more_cash_for_the_same_fill() =>
        Gen.Select(Gen.Int[1, 10_000], Gen.Int[1, 1_000_000], Gen.Int[0, 100], Gen.Int[0, 100], Gen.Bool).Sample((quantity, price, basisPoints, more, whole) =>
        {
            var units = whole ? Won : Fractions;
            FillModel Costing(int points) => new(new TradingCosts { Commission = points / 10_000m, Slippage = points / 10_000m }, units);
            var (low, high) = (Costing(basisPoints), Costing(basisPoints + more));
            var shares = quantity * units.Share;

            Assert.True(high.Buy(shares, price, default).Taken >= low.Buy(shares, price, default).Taken);

            // A smaller amount can lose the part of a unit of both commission and tax, and so be a unit ahead.
            Assert.True(
                high.Sell(shares, price, FixedPoint.Rate(0.002m), default).Brought <=
                low.Sell(shares, price, FixedPoint.Rate(0.0015m), default).Brought + 1);
        });

    [Fact]
    public void Large_amounts_are_counted_exactly() =>
        Gen.Select(Gen.Long[1, 9_000_000_000_000], Gen.Long[1, 900_000_000_000_000]).Sample((quantity, divisor) =>
        {
            var value = (Int128)quantity * 1_234_567_891_011;

            var (floor, ceiling) = (FixedPoint.Floor(value, divisor), FixedPoint.Ceiling(value, divisor));

            Assert.Equal(value / divisor, floor);
            Assert.Equal((value + divisor - 1) / divisor, ceiling);
        });

    [Fact]
    public void A_rate_finer_than_a_billionth_is_refused() =>
        Assert.Throws<ArgumentException>(() => new FillModel(new TradingCosts { Commission = 0.00000000015m }, Won));
}

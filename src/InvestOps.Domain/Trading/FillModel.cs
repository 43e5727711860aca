using System.Runtime.InteropServices;

namespace InvestOps.Domain.Trading;

/// <summary>
/// What an order takes or brings at a given market price. Every rounding is to the account's unit of cash and goes against the
/// account, but for commission and tax, which are cut down: brokers and the tax office do not charge parts of a won.
/// </summary>
internal sealed class FillModel
{
    private readonly BookUnits _units;
    private readonly long _commission;
    private readonly long _slippage;
    private readonly long _divisor;

    public FillModel(TradingCosts costs, BookUnits units)
    {
        _units = units;
        _commission = FixedPoint.Rate(costs.Commission);
        _slippage = FixedPoint.Rate(costs.Slippage);
        _divisor = FixedPoint.RateUnits * units.ValueOfMoney;
    }

    /// <param name="worse">How much worse the order executes beside the fixed rate.</param>
    public Charge Buy(long quantity, long price, Worsening worse)
    {
        var value = BookUnits.Worth(quantity, price);
        var exact = unchecked(value * (FixedPoint.RateUnits + _slippage + worse.Rate));
        exact += worse.Ticks == 0 ? 0 : BookUnits.Worth(quantity, worse.Ticks) * FixedPoint.RateUnits;
        var amount = Fitting(FixedPoint.Ceiling(exact, _divisor));
        return new Charge(amount, PartOf(amount, _commission), 0);
    }

    /// <param name="tax">The sales tax in force, in units of a rate.</param>
    /// <param name="worse">How much worse the order executes beside the fixed rate; never below nothing.</param>
    public Charge Sell(long quantity, long price, long tax, Worsening worse)
    {
        var value = BookUnits.Worth(quantity, price);
        var kept = Math.Max(0, FixedPoint.RateUnits - _slippage - worse.Rate);
        var exact = unchecked(value * kept);
        exact -= worse.Ticks == 0 ? 0 : BookUnits.Worth(quantity, worse.Ticks) * FixedPoint.RateUnits;
        var amount = Fitting(FixedPoint.Floor(exact < 0 ? 0 : exact, _divisor));
        return new Charge(amount, PartOf(amount, _commission), PartOf(amount, tax));
    }

    /// <summary>How many of the wanted shares the cash pays for, costs included: all of them, or the most that it does.</summary>
    public long Affordable(long wanted, long price, Int128 cash, Worsening worse)
    {
        if (cash <= 0 || wanted <= 0)
        {
            return 0;
        }

        if (Buy(wanted, price, worse).Taken <= cash)
        {
            return wanted;
        }

        var rate = (double)(FixedPoint.RateUnits + _slippage + worse.Rate) / FixedPoint.RateUnits;
        var each = ((price * rate) + worse.Ticks) * (1 + ((double)_commission / FixedPoint.RateUnits));
        var count = Math.Clamp((long)((double)cash * _units.ValueOfMoney / each), 0, wanted);
        while (count > 0 && Buy(count, price, worse).Taken > cash)
        {
            count--;
        }

        while (count < wanted && Buy(count + 1, price, worse).Taken <= cash)
        {
            count++;
        }

        return count;
    }

    private static long PartOf(long amount, long rate) => (long)FixedPoint.Floor(Math.BigMul(amount, rate), FixedPoint.RateUnits);

    private static long Fitting(Int128 amount) => amount <= long.MaxValue
        ? (long)amount
        : throw new OverflowException("An order is beyond what an account can count: 9.2 trillion won with fractions of a share.");

    /// <summary>How much worse than the market's price an order executes beside the fixed rate.</summary>
    /// <param name="Rate">In units of a rate: market impact.</param>
    /// <param name="Ticks">In units of price a share.</param>
    [StructLayout(LayoutKind.Auto)]
    internal readonly record struct Worsening(long Rate, long Ticks);
}

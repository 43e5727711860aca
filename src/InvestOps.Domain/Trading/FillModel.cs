using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;

namespace InvestOps.Domain.Trading;

/// <summary>What an order costs or brings at a given market price: slippage, commission and tax, rounded as the account is kept.</summary>
public sealed class FillModel
{
    private readonly TradingCosts _costs;
    private readonly ShareRounding _rounding;

    public FillModel(TradingCosts costs, ShareRounding rounding)
    {
        _costs = costs;
        _rounding = rounding;
    }

    /// <param name="price">The market's price, before slippage, won a share.</param>
    public Fill Buy(TradingDate date, Symbol symbol, Shares quantity, decimal price)
    {
        var value = quantity.Count * price;
        var amount = _rounding.Paid(value * (1 + _costs.Slippage));
        return new Fill
        {
            Date = date,
            Symbol = symbol,
            Side = Side.Buy,
            Quantity = quantity,
            Price = price,
            Amount = new Won(amount),
            Commission = new Won(_rounding.Charge(amount * _costs.Commission)),
            SalesTax = Won.Zero,
            Slippage = new Won(amount - value),
        };
    }

    /// <param name="price">The market's price, before slippage, won a share.</param>
    /// <param name="taxRate">The sales tax in force, as a fraction of the amount.</param>
    /// <param name="delisted">The issue has left the market.</param>
    public Fill Sell(TradingDate date, Symbol symbol, Shares quantity, decimal price, decimal taxRate, bool delisted = false)
    {
        var value = quantity.Count * price;
        var amount = _rounding.Received(value * (1 - _costs.Slippage));
        return new Fill
        {
            Date = date,
            Symbol = symbol,
            Side = Side.Sell,
            Quantity = quantity,
            Price = price,
            Amount = new Won(amount),
            Commission = new Won(_rounding.Charge(amount * _costs.Commission)),
            SalesTax = new Won(_rounding.Charge(amount * taxRate)),
            Slippage = new Won(value - amount),
            Delisted = delisted,
        };
    }

    /// <summary>How many of the wanted shares the cash pays for, costs included: all of them, or the most that it does.</summary>
    public Shares Affordable(Shares wanted, decimal price, Won cash)
    {
        if (CashFor(wanted.Count, price) <= cash.Amount)
        {
            return wanted;
        }

        // Rounding can save up to a won with whole shares, and cost up to a millionth of one with fractions.
        var whole = _rounding == ShareRounding.Whole;
        var each = price * (1 + _costs.Slippage) * (1 + _costs.Commission);
        var count = _rounding.QuantityWithin((cash.Amount + (whole ? 1 : -RoundingPoints.SmallestAmount)) / each);
        while (whole && count > 0 && CashFor(count, price) > cash.Amount)
        {
            count--;
        }

        return new Shares(Math.Max(0m, count));
    }

    private decimal CashFor(decimal count, decimal price)
    {
        var amount = _rounding.Paid(count * price * (1 + _costs.Slippage));
        return amount + _rounding.Charge(amount * _costs.Commission);
    }
}

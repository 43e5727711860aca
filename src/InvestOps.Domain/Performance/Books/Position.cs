using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Domain.Trading;

namespace InvestOps.Domain.Performance.Books;

/// <summary>A holding while it is replayed.</summary>
internal sealed class Position(Symbol symbol, TradingDate opened)
{
    private decimal _paid;
    private decimal _brought;
    private bool _delisted;

    public decimal Quantity { get; private set; }

    public decimal Price { get; set; }

    public int Sessions { get; set; }

    public decimal Value => Quantity * Price;

    public void Apply(Fill fill)
    {
        if (fill.Side == Side.Buy)
        {
            Quantity += fill.Quantity.Count;
            _paid -= fill.CashFlow.Amount;
        }
        else
        {
            Quantity = Math.Max(0, Quantity - fill.Quantity.Count);
            _brought += fill.CashFlow.Amount;
            _delisted |= fill.Delisted;
        }

        Price = fill.Price;
    }

    /// <summary>As the ledger does: the value stays, what makes no share is paid in cash, both down to the account's smallest unit.</summary>
    public void Restate(decimal basePrice, BookUnits units)
    {
        var value = Value;
        Quantity = decimal.Floor(value / basePrice * units.Share) / units.Share;
        _brought += decimal.Floor((value - (Quantity * basePrice)) * units.Money) / units.Money;
        Price = basePrice;
    }

    /// <summary>Counts a cash dividend, after tax.</summary>
    public void Receive(decimal dividend) => _brought += dividend;

    /// <summary>Its shares become some of a successor: what those are worth, and the cash beside, is what the holding brought.</summary>
    public void GiveUp(decimal worth, decimal cash)
    {
        _brought += worth + cash;
        Quantity = 0;
    }

    /// <summary>Shares that come from a predecessor count as paid for with what they are worth.</summary>
    public void TakeOver(decimal quantity, decimal price)
    {
        Quantity += quantity;
        _paid += quantity * price;
        Price = price;
    }

    public RoundTrip ToTrip(TradingDate? closed) => new()
    {
        Symbol = symbol,
        Opened = opened,
        Closed = closed,
        Sessions = Sessions,
        Paid = new Won(_paid),
        Profit = new Won(_brought + Value - _paid),
        Delisted = _delisted,
    };
}

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

    /// <summary>As <c>Ledger.Restate</c>: the value stays, what makes no share is paid in cash.</summary>
    public void Restate(decimal basePrice, ShareRounding rounding)
    {
        var value = Value;
        Quantity = rounding.QuantityWithin(value / basePrice);
        _brought += rounding.CashInLieu(value - (Quantity * basePrice));
        Price = basePrice;
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

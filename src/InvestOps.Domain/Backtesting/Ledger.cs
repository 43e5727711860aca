using System.Runtime.InteropServices;
using InvestOps.Domain.Market;
using InvestOps.Domain.Trading;

namespace InvestOps.Domain.Backtesting;

/// <summary>
/// The book of one simulated account: cash, and shares by issue position. It changes by fills, by corporate actions and by
/// marking to the close, and by nothing else; equity is always cash plus the sum of quantity × last price.
/// </summary>
public sealed class Ledger
{
    private readonly ShareRounding _rounding;
    private readonly decimal[] _quantity;
    private readonly decimal[] _price;
    private readonly List<int> _held = [];
    private decimal _cash;

    /// <param name="issues">How many issues there are; positions are addressed 0 to this less one.</param>
    public Ledger(Won capital, int issues, ShareRounding rounding)
    {
        _cash = capital.Amount;
        _rounding = rounding;
        _quantity = new decimal[issues];
        _price = new decimal[issues];
    }

    public Won Cash => new(_cash);

    /// <summary>Cash plus holdings at their last prices.</summary>
    public Won Equity
    {
        get
        {
            var sum = _cash;
            foreach (var issue in Held)
            {
                sum += _quantity[issue] * _price[issue];
            }

            return new Won(sum);
        }
    }

    /// <summary>The issues held, in code order. Not to be kept over a change of the book.</summary>
    public ReadOnlySpan<int> Held => CollectionsMarshal.AsSpan(_held);

    public Shares QuantityOf(int issue) => new(_quantity[issue]);

    /// <summary>The last close of an issue that is held, or what it was bought at since; won a share.</summary>
    public decimal PriceOf(int issue) => _price[issue];

    /// <summary>Values a holding at a new close.</summary>
    public void Mark(int issue, decimal close) => _price[issue] = close;

    /// <exception cref="InvalidOperationException">A sale of more than is held, or with whole shares a purchase beyond the cash.</exception>
    public void Apply(int issue, Fill fill)
    {
        var change = fill.Side == Side.Buy ? fill.Quantity.Count : -fill.Quantity.Count;
        var quantity = _quantity[issue] + change;
        var cash = _cash + fill.CashFlow.Amount;
        if (quantity < 0)
        {
            throw new InvalidOperationException($"{fill.Symbol} on {fill.Date}: {fill.Quantity} shares cannot be sold, {QuantityOf(issue)} are held.");
        }

        if (_rounding == ShareRounding.Whole && cash < 0)
        {
            throw new InvalidOperationException($"{fill.Symbol} on {fill.Date}: the purchase takes {-fill.CashFlow} won, there are {Cash}.");
        }

        _cash = cash;
        _price[issue] = fill.Price;
        SetQuantity(issue, quantity);
    }

    /// <summary>
    /// Restates a holding when the exchange re-sets an issue's base price, for a split as for rights: quantity × last price
    /// becomes quantity × base price, and what does not make a share is paid in cash at the base price. Subscription rights
    /// thus count as sold and put back into the share. Equity does not change.
    /// </summary>
    public void Restate(int issue, decimal basePrice)
    {
        var value = _quantity[issue] * _price[issue];
        var quantity = _rounding.QuantityWithin(value / basePrice);
        _cash += _rounding.CashInLieu(value - (quantity * basePrice));
        _price[issue] = basePrice;
        SetQuantity(issue, quantity);
    }

    private void SetQuantity(int issue, decimal quantity)
    {
        _quantity[issue] = quantity;
        var position = _held.BinarySearch(issue);
        if (quantity == 0 && position >= 0)
        {
            _held.RemoveAt(position);
        }
        else if (quantity != 0 && position < 0)
        {
            _held.Insert(~position, issue);
        }
    }
}

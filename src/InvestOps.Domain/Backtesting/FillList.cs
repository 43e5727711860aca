using System.Collections;
using InvestOps.Domain.Market;
using InvestOps.Domain.Trading;

namespace InvestOps.Domain.Backtesting;

/// <summary>The executed orders of a backtest, as the simulation noted them; made into <see cref="Fill"/>s when all are first asked for.</summary>
internal sealed class FillList : IReadOnlyList<Fill>
{
    private readonly MarketPanel _panel;
    private readonly BookUnits _units;
    private readonly FillEntry[] _entries;
    private Fill[]? _fills;

    public FillList(MarketPanel panel, BookUnits units, FillEntry[] entries)
    {
        _panel = panel;
        _units = units;
        _entries = entries;
    }

    public int Count => _entries.Length;

    public Fill this[int index] => _fills is { } made ? made[index] : Of(_entries[index]);

    public IEnumerator<Fill> GetEnumerator() => Fills.AsEnumerable().GetEnumerator();

    // Threads that ask at once may each make them: all are alike.
    private Fill[] Fills => _fills ??= Array.ConvertAll(_entries, Of);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Fill Of(FillEntry entry)
    {
        var value = _units.WonOfValue(BookUnits.Worth(entry.Quantity, entry.Price));
        var amount = _units.Won(entry.Charge.Amount);
        return new Fill
        {
            Date = _panel.Sessions[entry.Session],
            Symbol = _panel.Issues[entry.Issue].Symbol,
            Side = entry.Side,
            Quantity = new Shares(_units.Shares(entry.Quantity)),
            Price = _units.WonOfPrice(entry.Price),
            Amount = new Won(amount),
            Commission = new Won(_units.Won(entry.Charge.Commission)),
            SalesTax = new Won(_units.Won(entry.Charge.SalesTax)),
            Slippage = new Won(entry.Side == Side.Buy ? amount - value : value - amount),
            Delisted = entry.Delisted,
        };
    }
}

using System.Collections;
using InvestOps.Domain.Market;
using InvestOps.Domain.Trading;

namespace InvestOps.Domain.Backtesting;

/// <summary>The equity of a backtest, session by session, as the simulation counted it; made into points when all are first asked for.</summary>
internal sealed class EquityCurve : IReadOnlyList<EquityPoint>
{
    private readonly MarketPanel _panel;
    private readonly BookUnits _units;
    private readonly int _first;
    private readonly Int128[] _equity;
    private readonly Int128[] _cash;
    private readonly double[]? _benchmark;
    private EquityPoint[]? _points;

    /// <param name="first">The panel's position of the first session.</param>
    /// <param name="equity">In units of value.</param>
    /// <param name="cash">In units of cash.</param>
    /// <param name="benchmark">Aligned with the panel's sessions; null = not stored.</param>
    public EquityCurve(MarketPanel panel, BookUnits units, int first, Int128[] equity, Int128[] cash, double[]? benchmark)
    {
        _panel = panel;
        _units = units;
        _first = first;
        _equity = equity;
        _cash = cash;
        _benchmark = benchmark;
    }

    public int Count => _equity.Length;

    public EquityPoint this[int index] => _points is { } made ? made[index] : At(index);

    // Threads that ask at once may each make them: all are alike.
    private EquityPoint[] Points => _points ??= [.. Enumerable.Range(0, Count).Select(At)];

    public IEnumerator<EquityPoint> GetEnumerator() => Points.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private EquityPoint At(int index) => new(
        _panel.Sessions[_first + index],
        new Won(_units.WonOfValue(_equity[index])),
        new Won(_units.Won(_cash[index])),
        _benchmark?[_first + index] ?? double.NaN);
}

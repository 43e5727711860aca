using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace InvestOps.Domain.Market;

/// <summary>
/// A panel turned round for simulations, made once a panel: the closes issue by issue, carried over sessions without a row, in
/// whole units of money; one bit a cell for whether there is a row and whether it traded; and what happens to holdings.
/// Marking a holding over a month so reads two or three lines of memory in a row, and not one a session.
/// </summary>
internal sealed class MarketTape
{
    /// <summary>Stands for a price that is none.</summary>
    public const long Unusable = -1;

    /// <summary>Units of a won where prices are not all whole.</summary>
    public const long Fine = 1_000_000;

    /// <summary>A row can be missing because a check held it back or the source lost it. Only an issue that stays away so long has left the market.</summary>
    public const int SessionsUntilGone = 5;

    /// <summary>Prices from here on, in won, are none.</summary>
    public const double HighestPrice = 1e12;

    private const int Strip = 16;

    private readonly MarketPanel _panel;
    private readonly ulong[] _rows;
    private readonly ulong[] _traded;
    private readonly List<IssueEvent>?[] _events;
    private readonly int _words;
    private readonly int[]? _whole;
    private readonly long[]? _fine;

    /// <param name="spread">Does pieces of work, numbered from 0, in any order or at once.</param>
    public MarketTape(MarketPanel panel, Action<int, Action<int>> spread)
    {
        _panel = panel;
        _words = IssueMask.WordsFor(panel.Issues.Count);
        _rows = new ulong[_words * panel.Sessions.Count];
        _traded = new ulong[_words * panel.Sessions.Count];
        _events = new List<IssueEvent>?[panel.Issues.Count];
        Schedule = new SessionSchedule(panel);
        Dividends = DividendEvent.Of(panel);
        Successions = SuccessionEvent.Of(panel);
        spread(panel.Sessions.Count, FillBits);
        _whole = GC.AllocateUninitializedArray<int>(panel.Sessions.Count * panel.Issues.Count);
        if (!TryFill(_whole, 1, spread))
        {
            _whole = null;
            _fine = GC.AllocateUninitializedArray<long>(panel.Sessions.Count * panel.Issues.Count);
            TryFill(_fine, Fine, spread);
        }
    }

    /// <summary>Units of a won in prices: 1, or <see cref="Fine"/>.</summary>
    public long UnitsOfWon => _whole is null ? Fine : 1;

    /// <summary>Which sessions end a week or a month.</summary>
    public SessionSchedule Schedule { get; }

    /// <summary>Cash dividends by session, then issue.</summary>
    public DividendEvent[] Dividends { get; }

    /// <summary>Successions by session, then predecessor.</summary>
    public SuccessionEvent[] Successions { get; }

    public bool HasRow(int session, int issue) => Bit(_rows, session, issue);

    public bool Traded(int session, int issue) => Bit(_traded, session, issue);

    /// <summary>The issues that traded on a session.</summary>
    public ReadOnlySpan<ulong> TradedOn(int session) => _traded.AsSpan(session * _words, _words);

    /// <summary>The last close up to a session; 0 before the first row, <see cref="Unusable"/> where it is no price.</summary>
    public long CloseAt(int session, int issue)
    {
        var cell = (issue * _panel.Sessions.Count) + session;
        return _whole is null ? _fine![cell] : _whole[cell];
    }

    /// <summary>What happens to holders of an issue, in session order.</summary>
    public ReadOnlySpan<IssueEvent> EventsOf(int issue) => CollectionsMarshal.AsSpan(_events[issue]);

    /// <summary>Adds quantity × close to the worth of each of some sessions.</summary>
    /// <returns>False if one of the closes is no price.</returns>
    public bool AddWorth(int issue, long quantity, int from, Span<Int128> worth)
    {
        var start = (issue * _panel.Sessions.Count) + from;
        return _whole is null
            ? AddWorth<long>(_fine.AsSpan(start, worth.Length), quantity, worth)
            : AddWorth<int>(_whole.AsSpan(start, worth.Length), quantity, worth);
    }

    private static bool AddWorth<T>(ReadOnlySpan<T> closes, long quantity, Span<Int128> worth)
        where T : unmanaged, IBinaryInteger<T>
    {
        var lowest = long.MaxValue;
        for (var session = 0; session < worth.Length; session++)
        {
            var close = long.CreateTruncating(closes[session]);
            lowest = Math.Min(lowest, close);
            worth[session] = unchecked(worth[session] + Math.BigMul(quantity, close));
        }

        return lowest > 0;
    }

    private static bool TryUnits(double price, long units, out long value)
    {
        value = Unusable;
        if (!(price > 0 && price < HighestPrice))
        {
            return true;
        }

        value = units == 1 ? (long)price : (long)Math.Round(price * units, MidpointRounding.ToEven);
        value = value == 0 ? Unusable : value;
        return units != 1 || (value == price && value <= int.MaxValue);
    }

    private bool Bit(ulong[] bits, int session, int issue) => (bits[(session * _words) + (issue >> 6)] >> (issue & 63) & 1) != 0;

    private void FillBits(int session)
    {
        var room = ArrayPool<double>.Shared.Rent(_panel.Issues.Count);
        var close = _panel.Row(PanelColumn.Close, session);
        var volume = _panel.Glance(PanelColumn.Volume, session, room.AsSpan(0, _panel.Issues.Count));
        for (var word = 0; word < _words; word++)
        {
            _traded[(session * _words) + word] = IssueMask.AtLeast(volume, word, double.Epsilon);
            _rows[(session * _words) + word] = IssueMask.AtLeast(close, word, double.NegativeInfinity) | IssueMask.AtLeast(volume, word, double.NegativeInfinity);
        }

        ArrayPool<double>.Shared.Return(room);
    }

    // Strips of issues that lie side by side in the panel's rows, so that each line of memory is read once. No two share an issue, so
    // what comes of them is the same in any order.
    private bool TryFill<T>(T[] tape, long units, Action<int, Action<int>> spread)
        where T : unmanaged, IBinaryInteger<T>
    {
        Array.Clear(_events);
        var issues = _panel.Issues.Count;
        var fits = true;
        spread((issues + Strip - 1) / Strip, strip =>
        {
            var first = strip * Strip;
            if (Volatile.Read(ref fits) && !TryFill(tape, units, first, Math.Min(Strip, issues - first)))
            {
                Volatile.Write(ref fits, false);
            }
        });
        return fits;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // over every cell once, in a cold process too
    private bool TryFill<T>(T[] tape, long units, int first, int count)
        where T : unmanaged, IBinaryInteger<T>
    {
        var sessions = _panel.Sessions.Count;
        Span<long> last = stackalloc long[count];
        Span<int> missing = stackalloc int[count];
        Span<T> block = stackalloc T[Strip * Strip];
        last.Clear();
        missing.Clear();
        for (var start = 0; start < sessions; start += Strip)
        {
            var length = Math.Min(Strip, sessions - start);
            for (var offset = 0; offset < length; offset++)
            {
                var session = start + offset;
                if (IsPlain(session, first, count, units, last))
                {
                    missing.Clear();
                }
                else if (!TryRow(session, first, units, last, missing))
                {
                    return false;
                }

                for (var position = 0; position < count; position++)
                {
                    block[(position * Strip) + offset] = T.CreateTruncating(last[position]);
                }
            }

            for (var position = 0; position < count; position++)
            {
                block.Slice(position * Strip, length).CopyTo(tape.AsSpan(((first + position) * sessions) + start));
            }
        }

        return true;
    }

    // Most rows: every issue of the strip has one, its price can be counted in the units, and nothing happens.
    private bool IsPlain(int session, int first, int count, long units, Span<long> last)
    {
        var listed = _rows[(session * _words) + (first >> 6)] >> (first & 63) & ((1UL << Strip) - 1);
        if (count != Strip || listed != (1UL << Strip) - 1 || HasEvents(session, first))
        {
            return false;
        }

        var close = MemoryMarshal.Cast<double, Vector512<double>>(_panel.Row(PanelColumn.Close, session).Slice(first, Strip));
        var values = MemoryMarshal.Cast<long, Vector512<long>>(last);
        return units == 1 ? PriceVectors.AreWhole(close, values) : PriceVectors.AreFine(close, values);
    }

    private bool HasEvents(int session, int first) =>
        session > 0 && _panel.Basis == PriceBasis.Raw
        && !_panel.Row(PanelColumn.Adjustment, session).Slice(first, Strip).SequenceEqual(_panel.Row(PanelColumn.Adjustment, session - 1).Slice(first, Strip));

    private bool TryRow(int session, int first, long units, Span<long> last, Span<int> missing)
    {
        var close = _panel.Row(PanelColumn.Close, session).Slice(first, last.Length);
        for (var position = 0; position < close.Length; position++)
        {
            var issue = first + position;
            if (_panel.HasEventAt(session, issue))
            {
                last[position] = NoteBasePrice(session, issue, last[position], units);
            }

            if (!HasRow(session, issue))
            {
                missing[position] = NoteMissing(session, issue, last[position], missing[position] + 1);
            }
            else if (TryUnits(close[position], units, out last[position]))
            {
                missing[position] = 0;
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    // Between the last session of a predecessor and the listing of the new shares its holders wait, also beyond the panel's end.
    private bool IsSucceeded(int issue, int from) => _panel.Facts.Successions
        .Any(change => change.Symbol == _panel.Issues[issue].Symbol && change.On >= _panel.Sessions[from].Date);

    private int NoteMissing(int session, int issue, long lastClose, int missing)
    {
        if (missing == SessionsUntilGone && lastClose != 0 && !IsSucceeded(issue, session - missing + 1))
        {
            (_events[issue] ??= []).Add(new IssueEvent(session, 0, lastClose));
        }

        return missing;
    }

    // Raw prices are whole won, so the nearest won undoes the division that made the factor.
    private long NoteBasePrice(int session, int issue, long lastClose, long units)
    {
        var ratio = _panel.At(PanelColumn.Adjustment, session, issue) / _panel.At(PanelColumn.Adjustment, session - 1, issue);
        var usable = ratio is > 0 and < HighestPrice && lastClose > 0;
        var exact = usable ? (decimal)ratio * lastClose / units : 0;
        var won = usable ? Math.Max(1m, decimal.Round(exact, 0, MidpointRounding.AwayFromZero)) : 0;
        var basePrice = usable && won < 1e12m ? (long)won * units : Unusable;
        if (basePrice == lastClose || lastClose == 0)
        {
            return lastClose;
        }

        (_events[issue] ??= []).Add(new IssueEvent(session, basePrice, lastClose));
        return basePrice;
    }
}

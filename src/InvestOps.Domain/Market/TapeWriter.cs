using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace InvestOps.Domain.Market;

/// <summary>
/// Writes a tape from a panel: first blocks of sessions, each row looked at once and not kept; then, issue by issue, what goes on from one
/// session to the next. No two pieces of work share a cell, so what comes of them is the same in any order.
/// </summary>
/// <typeparam name="T">What a close is kept in.</typeparam>
/// <param name="units">Units of a won.</param>
/// <param name="rows">Room for a bit a cell: there is a row.</param>
/// <param name="traded">Room for a bit a cell: it traded.</param>
internal sealed class TapeWriter<T>(MarketPanel panel, long units, ulong[] rows, ulong[] traded)
    where T : unmanaged, IBinaryInteger<T>
{
    private const int Strip = 16; // sessions of a block, and issues that are turned round at once: a line of memory each

    private static readonly T Missing = T.CreateTruncating(-2);

    private readonly int _sessions = panel.Sessions.Count;
    private readonly int _issues = panel.Issues.Count;
    private readonly int _words = IssueMask.WordsFor(panel.Issues.Count);
    private readonly List<BaseChange>?[] _changes = new List<BaseChange>?[(panel.Sessions.Count + Strip - 1) / Strip];
    private bool _fits = true;

    /// <summary>Closes by issue, then session.</summary>
    public T[] Closes { get; } = GC.AllocateUninitializedArray<T>(panel.Sessions.Count * panel.Issues.Count);

    /// <summary>What happens to holders of each issue, in session order.</summary>
    public List<IssueEvent>?[] Events { get; } = new List<IssueEvent>?[panel.Issues.Count];

    /// <param name="spread">Does pieces of work, numbered from 0, in any order or at once.</param>
    /// <returns>False if a price does not fit; what was written is of no use then.</returns>
    public bool TryWrite(Action<int, Action<int>> spread)
    {
        spread(_changes.Length, WriteBlock);
        if (!Volatile.Read(ref _fits))
        {
            return false;
        }

        var changes = _changes.SelectMany(block => block ?? []).ToLookup(change => change.Issue);
        spread((_issues + Strip - 1) / Strip, strip =>
        {
            for (var issue = strip * Strip; issue < Math.Min(_issues, (strip + 1) * Strip); issue++)
            {
                Carry(issue, changes[issue]);
            }
        });
        return Volatile.Read(ref _fits);
    }

    private static bool TryUnits(double price, long units, out long value)
    {
        value = MarketTape.Unusable;
        if (!(price > 0 && price < MarketTape.HighestPrice))
        {
            return true;
        }

        value = units == 1 ? (long)price : (long)Math.Round(price * units, MidpointRounding.ToEven);
        value = value == 0 ? MarketTape.Unusable : value;
        return units != 1 || (value == price && value <= int.MaxValue);
    }

    private void WriteBlock(int block)
    {
        var room = ArrayPool<double>.Shared.Rent(2 * _issues);
        var values = ArrayPool<T>.Shared.Rent(Strip * _issues);
        var (first, second) = (room.AsMemory(0, _issues), room.AsMemory(_issues, _issues));
        var (start, length) = (block * Strip, Math.Min(Strip, _sessions - (block * Strip)));
        for (var offset = 0; offset < length && Volatile.Read(ref _fits); offset++)
        {
            var session = start + offset;
            var close = panel.Glance(PanelColumn.Close, session, first.Span);
            Mark(session, close, panel.Glance(PanelColumn.Volume, session, second.Span));
            if (!TryConvert(session, close, values.AsSpan(offset * _issues, _issues)))
            {
                Volatile.Write(ref _fits, false);
            }

            NoteChanges(block, session, first.Span, second.Span);
        }

        Turn(values, start, length);
        ArrayPool<T>.Shared.Return(values);
        ArrayPool<double>.Shared.Return(room);
    }

    private void Mark(int session, ReadOnlySpan<double> close, ReadOnlySpan<double> volume)
    {
        for (var word = 0; word < _words; word++)
        {
            traded[(session * _words) + word] = IssueMask.AtLeast(volume, word, double.Epsilon);
            rows[(session * _words) + word] = IssueMask.AtLeast(close, word, double.NegativeInfinity) | IssueMask.AtLeast(volume, word, double.NegativeInfinity);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // over every cell once, in a cold process too
    private bool TryConvert(int session, ReadOnlySpan<double> close, Span<T> values)
    {
        Span<long> strip = stackalloc long[Strip];
        for (var first = 0; first < close.Length; first += Strip)
        {
            var part = close.Slice(first, Math.Min(Strip, close.Length - first));
            var listed = rows[(session * _words) + (first >> 6)] >> (first & 63) & ((1UL << Strip) - 1);
            if (!ArePlain(part, listed, strip) && !TryConvert(part, listed, strip))
            {
                return false;
            }

            for (var position = 0; position < part.Length; position++)
            {
                values[first + position] = T.CreateTruncating(strip[position]);
            }
        }

        return true;
    }

    // Most strips: every issue has a row, and its price can be counted in the units.
    private bool ArePlain(ReadOnlySpan<double> close, ulong listed, Span<long> values)
    {
        if (close.Length != Strip || listed != (1UL << Strip) - 1)
        {
            return false;
        }

        var prices = MemoryMarshal.Cast<double, Vector512<double>>(close);
        var counted = MemoryMarshal.Cast<long, Vector512<long>>(values);
        return units == 1 ? PriceVectors.AreWhole(prices, counted) : PriceVectors.AreFine(prices, counted);
    }

    private bool TryConvert(ReadOnlySpan<double> close, ulong listed, Span<long> values)
    {
        for (var position = 0; position < close.Length; position++)
        {
            if ((listed >> position & 1) == 0)
            {
                values[position] = long.CreateTruncating(Missing);
            }
            else if (!TryUnits(close[position], units, out values[position]))
            {
                return false;
            }
        }

        return true;
    }

    private void NoteChanges(int block, int session, Span<double> first, Span<double> second)
    {
        if (session == 0 || panel.Basis != PriceBasis.Raw)
        {
            return;
        }

        var before = panel.Glance(PanelColumn.Adjustment, session - 1, first);
        var now = panel.Glance(PanelColumn.Adjustment, session, second);
        for (var from = before.CommonPrefixLength(now); from < _issues; from += 1 + before[(from + 1)..].CommonPrefixLength(now[(from + 1)..]))
        {
            (_changes[block] ??= []).Add(new BaseChange(session, from, now[from] / before[from]));
        }
    }

    private void Turn(T[] values, int start, int length)
    {
        for (var first = 0; first < _issues; first += Strip)
        {
            for (var issue = first; issue < Math.Min(_issues, first + Strip); issue++)
            {
                var cells = Closes.AsSpan((issue * _sessions) + start, length);
                for (var offset = 0; offset < cells.Length; offset++)
                {
                    cells[offset] = values[(offset * _issues) + issue];
                }
            }
        }
    }

    // Over sessions without a row the last price goes on; a re-set base price takes its place before the session opens.
    private void Carry(int issue, IEnumerable<BaseChange> changes)
    {
        var cells = Closes.AsSpan(issue * _sessions, _sessions);
        var state = new Carried(issue, 0, 0, 0);
        foreach (var change in changes)
        {
            state = CarryTo(change.Session, cells, state);
            state = state with { Last = NoteBasePrice(change, state.Last) };
        }

        CarryTo(_sessions, cells, state);
    }

    private Carried CarryTo(int end, Span<T> cells, Carried state)
    {
        var (issue, session, last, missing) = state;
        while (session < end)
        {
            var listed = cells[session..end].IndexOf(Missing) is >= 0 and var gap ? gap : end - session;
            if (listed > 0)
            {
                (session, missing) = (session + listed, 0);
                last = long.CreateTruncating(cells[session - 1]);
                continue;
            }

            missing = NoteMissing(session, issue, last, missing + 1);
            cells[session++] = T.CreateTruncating(last);
        }

        return new Carried(issue, session, last, missing);
    }

    // Between the last session of a predecessor and the listing of the new shares its holders wait, also beyond the panel's end.
    private bool IsSucceeded(int issue, int from) => panel.Facts.Successions
        .Any(change => change.Symbol == panel.Issues[issue].Symbol && change.On >= panel.Sessions[from].Date);

    private int NoteMissing(int session, int issue, long lastClose, int missing)
    {
        if (missing == MarketTape.SessionsUntilGone && lastClose != 0 && !IsSucceeded(issue, session - missing + 1))
        {
            (Events[issue] ??= []).Add(new IssueEvent(session, 0, lastClose));
        }

        return missing;
    }

    // Raw prices are whole won, so the nearest won undoes the division that made the factor.
    private long NoteBasePrice(BaseChange change, long lastClose)
    {
        var usable = change.Ratio is > 0 and < MarketTape.HighestPrice && lastClose > 0;
        var exact = usable ? (decimal)change.Ratio * lastClose / units : 0;
        var won = usable ? Math.Max(1m, decimal.Round(exact, 0, MidpointRounding.AwayFromZero)) : 0;
        var basePrice = usable && won < 1e12m ? (long)won * units : MarketTape.Unusable;
        if (basePrice == lastClose || lastClose == 0)
        {
            return lastClose;
        }

        if (units == 1 && basePrice > int.MaxValue)
        {
            Volatile.Write(ref _fits, false);
        }

        (Events[change.Issue] ??= []).Add(new IssueEvent(change.Session, basePrice, lastClose));
        return basePrice;
    }

    /// <summary>The exchange's base price of a session is another one than the close before.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct BaseChange(int Session, int Issue, double Ratio);

    /// <summary>Where a walk over an issue's sessions has come to.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Carried(int Issue, int Session, long Last, int Missing);
}

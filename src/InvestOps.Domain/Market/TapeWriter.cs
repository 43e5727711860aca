using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace InvestOps.Domain.Market;

/// <summary>
/// Writes a tape from a panel: first blocks of sessions, each row looked at once and not kept; then, issue by issue, what goes on from one
/// session to the next (<see cref="TapeCarrier"/>). No two pieces of work share a cell, so what comes of them is the same in any order.
/// </summary>
/// <typeparam name="T">What a close is kept in.</typeparam>
/// <param name="units">Units of a won.</param>
/// <param name="rows">Room for a bit a cell: there is a row.</param>
/// <param name="traded">Room for a bit a cell: it traded.</param>
internal sealed class TapeWriter<T>(MarketPanel panel, long units, ulong[] rows, ulong[] traded)
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    private const int Strip = 16; // sessions of a block, and issues that are turned round at once: a line of memory each

    private static readonly long Highest = long.CreateTruncating(T.MaxValue);

    private readonly int _sessions = panel.Sessions.Count;
    private readonly int _issues = panel.Issues.Count;
    private readonly int _words = IssueMask.WordsFor(panel.Issues.Count);
    private readonly List<BaseChange>?[] _changes = new List<BaseChange>?[(panel.Sessions.Count + Strip - 1) / Strip];
    private readonly bool[] _outgrows = new bool[panel.Issues.Count];
    private bool _fits = true;

    /// <summary>Closes by issue, then session.</summary>
    public T[] Closes { get; } = GC.AllocateUninitializedArray<T>(panel.Sessions.Count * panel.Issues.Count);

    /// <summary>Closes by session of the few issues with a price that <typeparamref name="T"/> cannot hold; null for the others.</summary>
    public long[]?[] Wide { get; } = new long[panel.Issues.Count][];

    /// <summary>What happens to holders of each issue, in session order.</summary>
    public List<IssueEvent>?[] Events { get; } = new List<IssueEvent>?[panel.Issues.Count];

    /// <param name="spread">Does pieces of work, numbered from 0, in any order or at once.</param>
    /// <returns>False if a price cannot be counted in the units; what was written is of no use then.</returns>
    public bool TryWrite(Action<int, Action<int>> spread)
    {
        spread(_changes.Length, WriteBlock);
        if (!Volatile.Read(ref _fits))
        {
            return false;
        }

        WriteWide(spread);
        var carrier = new TapeCarrier(panel, units, Events);
        var changes = _changes.SelectMany(block => block ?? []).ToLookup(change => change.Issue);
        spread((_issues + Strip - 1) / Strip, strip =>
        {
            for (var issue = strip * Strip; issue < Math.Min(_issues, (strip + 1) * Strip); issue++)
            {
                var carried = Wide[issue] is { } wide
                    ? carrier.TryCarry<long>(issue, wide, changes[issue])
                    : carrier.TryCarry(issue, Closes.AsSpan(issue * _sessions, _sessions), changes[issue]);
                if (!carried)
                {
                    Volatile.Write(ref _fits, false);
                }
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
        return units != 1 || value == price;
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
        }

        Turn(values, start, length);
        NoteChanges(block, first, second);
        ArrayPool<T>.Shared.Return(values);
        ArrayPool<double>.Shared.Return(room);
    }

    // The rows are looked at a second time, which is cheaper than wider numbers for every issue.
    private void WriteWide(Action<int, Action<int>> spread)
    {
        var issues = Enumerable.Range(0, _issues).Where(issue => _outgrows[issue]).ToArray();
        foreach (var issue in issues)
        {
            Wide[issue] = new long[_sessions];
        }

        spread(issues.Length == 0 ? 0 : _changes.Length, block =>
        {
            var room = ArrayPool<double>.Shared.Rent(_issues);
            for (var session = block * Strip; session < Math.Min(_sessions, (block + 1) * Strip); session++)
            {
                var close = panel.Glance(PanelColumn.Close, session, room.AsSpan(0, _issues));
                foreach (var issue in issues)
                {
                    Wide[issue]![session] = (rows[(session * _words) + (issue >> 6)] >> (issue & 63) & 1) == 0 ? TapeCarrier.Missing
                        : TryUnits(close[issue], units, out var value) ? value : MarketTape.Unusable;
                }
            }

            ArrayPool<double>.Shared.Return(room);
        });
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
            if (!ArePlain(part, listed, strip) && !TryConvert(first, part, listed, strip))
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

    private bool TryConvert(int first, ReadOnlySpan<double> close, ulong listed, Span<long> values)
    {
        for (var position = 0; position < close.Length; position++)
        {
            if ((listed >> position & 1) == 0)
            {
                values[position] = TapeCarrier.Missing;
            }
            else if (!TryUnits(close[position], units, out values[position]))
            {
                return false;
            }
            else if (values[position] > Highest)
            {
                _outgrows[first + position] = true;
            }
        }

        return true;
    }

    private void NoteChanges(int block, Memory<double> first, Memory<double> second)
    {
        if (panel.Basis != PriceBasis.Raw)
        {
            return;
        }

        var start = Math.Max(1, block * Strip);
        var before = panel.Glance(PanelColumn.Adjustment, start - 1, first.Span);
        for (var session = start; session < Math.Min(_sessions, (block + 1) * Strip); session++)
        {
            var now = panel.Glance(PanelColumn.Adjustment, session, second.Span);
            for (var from = before.CommonPrefixLength(now); from < _issues; from += 1 + before[(from + 1)..].CommonPrefixLength(now[(from + 1)..]))
            {
                (_changes[block] ??= []).Add(new BaseChange(session, from, now[from] / before[from]));
            }

            before = now;
            (first, second) = (second, first);
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
}

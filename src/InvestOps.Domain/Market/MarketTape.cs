using System.Numerics;
using System.Runtime.InteropServices;

namespace InvestOps.Domain.Market;

/// <summary>
/// A panel turned round for simulations, made once a panel: the closes issue by issue, carried over sessions without a row, in
/// whole units of money (of 32 bits where they fit, 64 for the few issues that outgrow them, or for all where prices are not whole); one bit a cell for whether there is a row and whether it traded; and what happens to holdings.
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

    private readonly MarketPanel _panel;
    private readonly ulong[] _rows;
    private readonly ulong[] _traded;
    private readonly List<IssueEvent>?[] _events;
    private readonly int _words;
    private readonly int[]? _whole;
    private readonly long[]?[] _wide;
    private readonly long[]? _fine;

    /// <param name="spread">Does pieces of work, numbered from 0, in any order or at once.</param>
    public MarketTape(MarketPanel panel, Action<int, Action<int>> spread)
    {
        _panel = panel;
        _words = IssueMask.WordsFor(panel.Issues.Count);
        _rows = new ulong[_words * panel.Sessions.Count];
        _traded = new ulong[_words * panel.Sessions.Count];
        Schedule = new SessionSchedule(panel);
        Dividends = DividendEvent.Of(panel);
        Successions = SuccessionEvent.Of(panel);
        var whole = new TapeWriter<int>(panel, 1, _rows, _traded);
        if (whole.TryWrite(spread))
        {
            (_whole, _wide, _events) = (whole.Closes, whole.Wide, whole.Events);
            return;
        }

        var fine = new TapeWriter<long>(panel, Fine, _rows, _traded);
        fine.TryWrite(spread);
        (_fine, _wide, _events) = (fine.Closes, fine.Wide, fine.Events);
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
        return _wide[issue] is { } wide ? wide[session] : _whole is null ? _fine![cell] : _whole[cell];
    }

    /// <summary>What happens to holders of an issue, in session order.</summary>
    public ReadOnlySpan<IssueEvent> EventsOf(int issue) => CollectionsMarshal.AsSpan(_events[issue]);

    /// <summary>Adds quantity × close to the worth of each of some sessions.</summary>
    /// <returns>False if one of the closes is no price.</returns>
    public bool AddWorth(int issue, long quantity, int from, Span<Int128> worth)
    {
        var start = (issue * _panel.Sessions.Count) + from;
        return _wide[issue] is { } wide ? AddWorth<long>(wide.AsSpan(from, worth.Length), quantity, worth)
            : _whole is null ? AddWorth<long>(_fine.AsSpan(start, worth.Length), quantity, worth)
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

    private bool Bit(ulong[] bits, int session, int issue) => (bits[(session * _words) + (issue >> 6)] >> (issue & 63) & 1) != 0;
}

using InvestOps.Domain.Calendar;
using InvestOps.Domain.CorporateActions;
using InvestOps.Domain.Market;

namespace InvestOps.Testing;

/// <summary>Builds a small market that a reader of a test can see: issues by code, prices by session, halts and splits where they matter.</summary>
public sealed class MarketBuilder
{
    private readonly TradingDate[] _sessions;
    private readonly SortedDictionary<Symbol, IssueRows> _issues = [];
    private readonly Dictionary<string, double[]> _indices = new(StringComparer.Ordinal);
    private readonly HashSet<int> _gaps = [];
    private readonly List<CashDividend> _dividends = [];
    private readonly List<Succession> _successions = [];
    private readonly List<Offer> _offers = [];
    private readonly TradingCalendar _calendar;
    private PriceBasis _basis = PriceBasis.Raw;

    /// <param name="first">The first session, or the first session after this day.</param>
    /// <param name="sessions">How many sessions.</param>
    public MarketBuilder(DateOnly first, int sessions, TradingCalendar? calendar = null)
    {
        _calendar = calendar ?? Some.Calendar;
        var start = _calendar.IndexOf(_calendar.FirstOnOrAfter(first)!.Value);
        _sessions = [.. _calendar.Sessions.Skip(start).Take(sessions)];
    }

    /// <summary>Starts on the first session of 2024.</summary>
    public MarketBuilder(int sessions)
        : this(new DateOnly(2024, 1, 2), sessions)
    {
    }

    public IReadOnlyList<TradingDate> Sessions => _sessions;

    public MarketBuilder Adjusted()
    {
        _basis = PriceBasis.Adjusted;
        return this;
    }

    /// <summary>An issue with a close for each session; NaN = no row (not listed).</summary>
    public MarketBuilder Issue(string code, Func<int, double> close, double volume = 10_000, Board board = Board.Kospi, string? name = null, DateOnly? listedOn = null)
    {
        var symbol = Symbol.Parse(code);
        _issues[symbol] = new IssueRows
        {
            Listing = new Listing
            {
                Symbol = symbol,
                Name = name ?? $"종목{code}",
                Board = board,
                Class = IssueClassifier.ClassOf(symbol, name, section: null),
                ListedOn = listedOn,
            },
            Close = [.. Enumerable.Range(0, _sessions.Length).Select(close)],
            Open = Repeat(double.NaN),
            Base = Repeat(double.NaN),
            Volume = Repeat(volume),
            ListedShares = Repeat(1_000_000),
            Status = new IssueStatus[_sessions.Length],
            Boards = [.. Enumerable.Repeat(board, _sessions.Length)],
        };
        return this;
    }

    /// <summary>An issue at one price throughout.</summary>
    public MarketBuilder Issue(string code, double close) => Issue(code, _ => close);

    /// <summary>Opening prices of an issue; without them it opens at the close.</summary>
    public MarketBuilder Opens(string code, Func<int, double> open)
    {
        var issue = Of(code);
        for (var t = 0; t < _sessions.Length; t++)
        {
            issue.Open[t] = open(t);
        }

        return this;
    }

    public MarketBuilder Volumes(string code, Func<int, double> volume)
    {
        var issue = Of(code);
        for (var t = 0; t < _sessions.Length; t++)
        {
            issue.Volume[t] = volume(t);
        }

        return this;
    }

    /// <summary>No trades from one session to another, both included: volume 0, the close carried.</summary>
    public MarketBuilder Halted(string code, int from, int to)
    {
        var issue = Of(code);
        for (var t = from; t <= to; t++)
        {
            issue.Volume[t] = 0;
            issue.Close[t] = t > 0 ? issue.Close[t - 1] : issue.Close[t];
        }

        return this;
    }

    /// <summary>The exchange re-sets the base price of a session, as for a split: <paramref name="basePrice"/> in place of the previous close.</summary>
    public MarketBuilder BasePrice(string code, int session, double basePrice)
    {
        Of(code).Base[session] = basePrice;
        return this;
    }

    /// <summary>A cash dividend for who holds at the close before a session.</summary>
    public MarketBuilder Dividend(string code, int exSession, decimal won)
    {
        _dividends.Add(new CashDividend(Symbol.Parse(code), _sessions[exSession].Date, won));
        return this;
    }

    /// <summary>From a session on, each share of an issue is so many of another.</summary>
    public MarketBuilder Succeeds(string code, string successor, int session, decimal ratio)
    {
        _successions.Add(new Succession(Symbol.Parse(code), Symbol.Parse(successor), _sessions[session].Date, ratio));
        return this;
    }

    /// <summary>The offer price of an issue that is listed on a session.</summary>
    public MarketBuilder Offered(string code, int session, long won)
    {
        _offers.Add(new Offer(Symbol.Parse(code), _sessions[session].Date, won));
        return this;
    }

    public MarketBuilder Status(string code, int session, IssueStatus status)
    {
        Of(code).Status[session] = status;
        return this;
    }

    /// <summary>From a session on the issue is listed on another market.</summary>
    public MarketBuilder Moved(string code, int session, Board board)
    {
        Of(code).Boards.AsSpan(session).Fill(board);
        return this;
    }

    public MarketBuilder ListedShares(string code, double shares)
    {
        Array.Fill(Of(code).ListedShares, shares);
        return this;
    }

    /// <summary>Listed shares of each session.</summary>
    public MarketBuilder ListedShares(string code, Func<int, double> shares)
    {
        var issue = Of(code);
        for (var t = 0; t < _sessions.Length; t++)
        {
            issue.ListedShares[t] = shares(t);
        }

        return this;
    }

    public MarketBuilder Index(string name, Func<int, double> close)
    {
        _indices[name] = [.. Enumerable.Range(0, _sessions.Length).Select(close)];
        return this;
    }

    /// <summary>A session of the calendar whose rows the store does not hold.</summary>
    public MarketBuilder Gap(int session)
    {
        _gaps.Add(session);
        return this;
    }

    /// <param name="sessions">Builds only the first so many sessions: the market as it was known then.</param>
    public MarketPanel Build(int? sessions = null)
    {
        var length = sessions ?? _sessions.Length;
        var issues = _issues.Values.ToArray();
        var columns = Enum.GetValues<PanelColumn>().ToDictionary(column => column, _ => new double[length * issues.Length]);
        var change = new double[length * issues.Length];
        var status = new IssueStatus[length * issues.Length];
        var boards = new Board[length * issues.Length];
        for (var t = 0; t < length; t++)
        {
            for (var i = 0; i < issues.Length; i++)
            {
                var cell = (t * issues.Length) + i;
                issues[i].Fill(columns, change, cell, t, _gaps.Contains(t));
                status[cell] = issues[i].Status[t];
                boards[cell] = double.IsNaN(columns[PanelColumn.Close][cell]) ? Board.Unknown : issues[i].Boards[t];
            }
        }

        var stored = Enumerable.Range(0, length).Select(t => !_gaps.Contains(t)).ToArray();
        columns[PanelColumn.Adjustment] = _basis == PriceBasis.Raw
            ? AdjustmentFactors.Accumulate(columns[PanelColumn.Close], change, columns[PanelColumn.ListedShares], issues.Length)
            : [.. Enumerable.Repeat(1d, length * issues.Length)];
        return new MarketPanel(new PanelData
        {
            Basis = _basis,
            Calendar = _calendar,
            Sessions = _sessions[..length],
            Issues = [.. issues.Select(issue => issue.ListingAfter(length))],
            Columns = columns.ToDictionary(column => column.Key, column => PanelRows.Of(column.Value, issues.Length)),
            Stored = stored,
            Status = status,
            Boards = boards,
            Facts = new MarketFacts { Dividends = [.. _dividends.Where(dividend => dividend.ExDate <= _sessions[length - 1].Date)], Successions = _successions, Offers = _offers },
            Indices = _indices.ToDictionary(pair => pair.Key, pair => pair.Value[..length], StringComparer.Ordinal),
        });
    }

    private IssueRows Of(string code) => _issues[Symbol.Parse(code)];

    private double[] Repeat(double value) => [.. Enumerable.Repeat(value, _sessions.Length)];

    private sealed class IssueRows
    {
        public required Listing Listing { get; init; }

        public required double[] Open { get; init; }

        public required double[] Close { get; init; }

        public required double[] Base { get; init; }

        public required double[] Volume { get; init; }

        public required double[] ListedShares { get; init; }

        public required IssueStatus[] Status { get; init; }

        public required Board[] Boards { get; init; }

        // As a loader describes it: by the newest row.
        public Listing ListingAfter(int sessions)
        {
            var last = Array.FindLastIndex(Close, sessions - 1, close => !double.IsNaN(close));
            return last < 0 ? Listing : Listing with { Board = Boards[last] };
        }

        public void Fill(Dictionary<PanelColumn, double[]> columns, double[] change, int cell, int t, bool gap)
        {
            var close = gap ? double.NaN : Close[t];
            var listed = !double.IsNaN(close);
            var volume = listed ? Volume[t] : double.NaN;
            var traded = volume > 0;
            var open = double.IsNaN(Open[t]) ? close : Open[t];
            columns[PanelColumn.Close][cell] = close;
            columns[PanelColumn.Volume][cell] = volume;
            columns[PanelColumn.Open][cell] = traded ? open : double.NaN;
            columns[PanelColumn.High][cell] = traded ? Math.Max(open, close) : double.NaN;
            columns[PanelColumn.Low][cell] = traded ? Math.Min(open, close) : double.NaN;
            columns[PanelColumn.Value][cell] = volume * close;
            columns[PanelColumn.ListedShares][cell] = listed ? ListedShares[t] : double.NaN;
            columns[PanelColumn.MarketCap][cell] = listed ? ListedShares[t] * close : double.NaN;
            var basePrice = double.IsNaN(Base[t]) && t > 0 ? Close[t - 1] : Base[t];
            change[cell] = double.IsNaN(basePrice) ? 0 : close - basePrice;
        }
    }
}

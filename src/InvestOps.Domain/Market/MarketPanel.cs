using System.Runtime.CompilerServices;

namespace InvestOps.Domain.Market;

/// <summary>
/// The market in columns: sessions × issues, one dense row-major array a field, rows in session order and issues in code
/// order. NaN means that there is no row. Immutable once built; shared by scans and backtests.
/// </summary>
public sealed class MarketPanel
{
    private readonly PanelRows?[] _columns = new PanelRows?[Enum.GetValues<PanelColumn>().Length];
    private readonly IssueStatus[]? _status;
    private readonly Board[]? _boards;
    private readonly bool[] _stored;
    private readonly int[] _unbroken;
    private MarketTape? _tape;
    private readonly IReadOnlyDictionary<int, IReadOnlyList<(int FromSession, string Name)>> _names;
    private readonly Dictionary<Symbol, int> _issueIndex;
    private readonly Dictionary<Calendar.TradingDate, int> _sessionIndex;

    /// <param name="data">The columns and what belongs to them; arrays are kept, not copied.</param>
    /// <exception cref="ArgumentException">A column's length is not sessions × issues, or issues are not in code order.</exception>
    public MarketPanel(PanelData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Basis = data.Basis;
        Calendar = data.Calendar;
        Sessions = data.Sessions;
        Issues = data.Issues;
        Indices = data.Indices;
        SessionsWithoutBasePrices = data.SessionsWithoutBasePrices;
        _stored = data.Stored;
        _unbroken = UnbrokenLengths(data.Stored);
        Facts = data.Basis == PriceBasis.Raw ? data.Facts : MarketFacts.None;
        _names = data.Names;
        _status = data.Status;
        _boards = data.Boards is { } published ? CarriedForward(published, Issues.Count) : null;
        foreach (var (column, rows) in data.Columns)
        {
            if (Issues.Count > 0 && (rows.Sessions, rows.Issues) != (Sessions.Count, Issues.Count))
            {
                throw new ArgumentException($"Column {column} has {rows.Sessions} × {rows.Issues} cells, {Sessions.Count} × {Issues.Count} are expected.", nameof(data));
            }

            _columns[(int)column] = rows;
        }

        if (Basis == PriceBasis.Adjusted)
        {
            _columns[(int)PanelColumn.Adjustment] = PanelRows.Same(1, Sessions.Count, Issues.Count);
        }

        MustBeInOrder(Issues);
        _issueIndex = Issues.Select((issue, index) => (issue.Symbol, index)).ToDictionary(pair => pair.Symbol, pair => pair.index);
        _sessionIndex = Sessions.Select((session, index) => (session, index)).ToDictionary(pair => pair.session, pair => pair.index);
    }

    public PriceBasis Basis { get; }

    public Calendar.TradingCalendar Calendar { get; }

    /// <summary>Every calendar session from the first to the last loaded, those without stored rows included.</summary>
    public IReadOnlyList<Calendar.TradingDate> Sessions { get; }

    public IReadOnlyList<Listing> Issues { get; }

    /// <summary>Closing values of indices by name (<c>KOSPI</c>, <c>KOSDAQ</c>), aligned with <see cref="Sessions"/>; NaN = not stored.</summary>
    public IReadOnlyDictionary<string, double[]> Indices { get; }

    /// <summary>
    /// Stored sessions of raw prices whose source gave no change against the base price: splits and rights issues on them
    /// look like moves of the price.
    /// </summary>
    public int SessionsWithoutBasePrices { get; }

    /// <summary>Dividends, successions and offers, where they were given as data. They are per share as traded, so a panel of adjusted prices has none.</summary>
    public MarketFacts Facts { get; }

    /// <summary>The panel turned round for simulations; made on first use and kept. Threads that need it at once may each make it: all are alike.</summary>
    internal MarketTape Tape => _tape ?? Turned(InTurn);

    internal bool HasTape => _tape is not null;

    public bool Has(PanelColumn column) => _columns[(int)column] is not null;

    /// <summary>One session of one column, in issue order.</summary>
    /// <exception cref="InvalidOperationException">The column was not loaded.</exception>
    public ReadOnlySpan<double> Row(PanelColumn column, int session) => Loaded(column)[session];

    /// <summary>One session of one column, looked at once: see <see cref="PanelRows.Glance"/>.</summary>
    /// <exception cref="InvalidOperationException">The column was not loaded.</exception>
    public ReadOnlySpan<double> Glance(PanelColumn column, int session, Span<double> room) => Loaded(column).Glance(session, room);

    public double At(PanelColumn column, int session, int issue) => Loaded(column)[session][issue];

    /// <summary>Status flags of a session; <see cref="IssueStatus.None"/> where the source carries no section.</summary>
    public IssueStatus StatusAt(int session, int issue) =>
        _status is null ? IssueStatus.None : _status[(session * Issues.Count) + issue];

    /// <summary>
    /// The market an issue is listed on as of a session: that of its newest row up to it. Where no row up to the session
    /// says, or the panel was loaded without them, that of the listing.
    /// </summary>
    public Board BoardAt(int session, int issue) =>
        _boards is not null && _boards[(session * Issues.Count) + issue] is not Board.Unknown and var board ? board : Issues[issue].Board;

    /// <summary>The name that an issue goes by as of a session; that of the listing where the panel was loaded without names.</summary>
    public string NameAt(int session, int issue)
    {
        if (!_names.TryGetValue(issue, out var names))
        {
            return Issues[issue].Name;
        }

        var at = names.Count - 1;
        while (at > 0 && names[at].FromSession > session)
        {
            at--;
        }

        return names[at].Name;
    }

    /// <summary>Whether the store holds the session's rows at all: a calendar session without them is a gap, not a closure.</summary>
    public bool IsStored(int session) => _stored[session];

    /// <summary>How many sessions in a row, counted back from one, the store holds.</summary>
    public int UnbrokenLengthAt(int session) => _unbroken[session];

    /// <returns>The issue's position, or −1.</returns>
    public int IndexOf(Symbol symbol) => _issueIndex.GetValueOrDefault(symbol, -1);

    /// <returns>The session's position, or −1.</returns>
    public int IndexOf(Calendar.TradingDate session) => _sessionIndex.GetValueOrDefault(session, -1);

    /// <summary>Does beforehand what the first backtest would do, on several threads where the caller has them.</summary>
    /// <param name="spread">Does pieces of work, numbered from 0, in any order or at once: <c>(pieces, work) => Parallel.For(0, pieces, work)</c>.</param>
    public void PrepareForBacktests(Action<int, Action<int>> spread)
    {
        ArgumentNullException.ThrowIfNull(spread);
        if (_tape is null)
        {
            Turned(spread);
        }
    }

    /// <summary>The market as it was known after the close of a session.</summary>
    public MarketWindow WindowAt(int session) => new(this, session);

    private static void InTurn(int pieces, Action<int> work)
    {
        for (var piece = 0; piece < pieces; piece++)
        {
            work(piece);
        }
    }

    private MarketTape Turned(Action<int, Action<int>> spread)
    {
        var tape = new MarketTape(this, spread);
        return Interlocked.CompareExchange(ref _tape, tape, null) ?? tape;
    }

    private static void MustBeInOrder(IReadOnlyList<Listing> issues)
    {
        for (var i = 1; i < issues.Count; i++)
        {
            if (issues[i].Symbol <= issues[i - 1].Symbol)
            {
                throw new ArgumentException($"Issues are not in code order at {issues[i].Symbol}.", nameof(issues));
            }
        }
    }

    private static int[] UnbrokenLengths(bool[] stored)
    {
        var lengths = new int[stored.Length];
        for (var session = 0; session < stored.Length; session++)
        {
            lengths[session] = !stored[session] ? 0 : session == 0 ? 1 : lengths[session - 1] + 1;
        }

        return lengths;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // over every cell of a cold process's first load
    private static Board[] CarriedForward(Board[] published, int issues)
    {
        var boards = (Board[])published.Clone();
        for (var cell = issues; cell < boards.Length; cell++)
        {
            if (boards[cell] == Board.Unknown)
            {
                boards[cell] = boards[cell - issues];
            }
        }

        return boards;
    }

    private PanelRows Loaded(PanelColumn column) =>
        _columns[(int)column] ?? throw new InvalidOperationException($"Column {column} was not loaded into this panel.");
}

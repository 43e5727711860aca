using InvestOps.Domain.Calendar;

namespace InvestOps.Domain.Market;

/// <summary>
/// The market up to and including one session, after its close. Rows are addressed by how many sessions ago they were,
/// never forward: what comes later cannot be asked for.
/// </summary>
public readonly struct MarketWindow
{
    private readonly MarketPanel _panel;
    private readonly int _asOf;

    internal MarketWindow(MarketPanel panel, int asOf)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(asOf);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(asOf, panel.Sessions.Count);
        _panel = panel;
        _asOf = asOf;
    }

    public TradingDate AsOf => _panel.Sessions[_asOf];

    public IReadOnlyList<Listing> Issues => _panel.Issues;

    public PriceBasis Basis => _panel.Basis;

    /// <summary>How many sessions the window holds, the as-of session included.</summary>
    public int Length => _asOf + 1;

    /// <summary>How many sessions in a row, counted back from the as-of session, the store holds.</summary>
    public int UnbrokenLength => _panel.UnbrokenLengthAt(_asOf);

    public bool Has(PanelColumn column) => _panel.Has(column);

    public int IndexOf(Symbol symbol) => _panel.IndexOf(symbol);

    public TradingDate SessionAt(int sessionsAgo) => _panel.Sessions[Position(sessionsAgo)];

    /// <summary>One past session of one column, in issue order. Zero sessions ago is the as-of session.</summary>
    public ReadOnlySpan<double> Row(PanelColumn column, int sessionsAgo) => _panel.Row(column, Position(sessionsAgo));

    public double At(PanelColumn column, int sessionsAgo, int issue) => _panel.At(column, Position(sessionsAgo), issue);

    /// <summary>A price in units comparable over the whole window: price ÷ running adjustment.</summary>
    public double AdjustedAt(PanelColumn price, int sessionsAgo, int issue)
    {
        var position = Position(sessionsAgo);
        return _panel.At(price, position, issue) / _panel.At(PanelColumn.Adjustment, position, issue);
    }

    /// <summary>Clears the flag of every issue that did not trade on the as-of session.</summary>
    public void KeepTraded(IssueMask issues)
    {
        if (_panel.HasTape)
        {
            issues.And(_panel.Tape.TradedOn(_asOf));
        }
        else
        {
            issues.KeepPositive(_panel.Row(PanelColumn.Volume, _asOf));
        }
    }

    public IssueStatus StatusOf(int issue) => _panel.StatusAt(_asOf, issue);

    /// <summary>The market the issue is listed on as of the session; see <see cref="MarketPanel.BoardAt"/>.</summary>
    public Board BoardOf(int issue) => _panel.BoardAt(_asOf, issue);

    /// <summary>Whether the issue traded on the as-of session: it has a row, and volume.</summary>
    public bool IsTraded(int issue) => _panel.At(PanelColumn.Volume, _asOf, issue) > 0;

    /// <summary>Whether the issue has a row on the as-of session, traded or halted.</summary>
    public bool IsListed(int issue) => !double.IsNaN(_panel.At(PanelColumn.Close, _asOf, issue));

    /// <summary>The closing value of an index; NaN where it is not stored.</summary>
    public double IndexAt(string index, int sessionsAgo) =>
        _panel.Indices.TryGetValue(index, out var values) ? values[Position(sessionsAgo)] : double.NaN;

    private int Position(int sessionsAgo)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sessionsAgo);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(sessionsAgo, _asOf);
        return _asOf - sessionsAgo;
    }
}

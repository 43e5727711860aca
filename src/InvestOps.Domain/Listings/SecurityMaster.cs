using InvestOps.Domain.Market;

namespace InvestOps.Domain.Listings;

/// <summary>
/// Who was listed, in which state, as it was known on a day: derived from stored rows alone, and from none after that day. Issues that
/// have left stay known as gone for a while, so that nobody looks for them in vain.
/// </summary>
public sealed class SecurityMaster
{
    /// <summary>How many sessions after its last row an issue is still told of.</summary>
    public const int SessionsGone = 20;

    private readonly MarketPanel _panel;

    /// <param name="panel">Loaded with <see cref="Columns"/>, status and boards.</param>
    public SecurityMaster(MarketPanel panel)
    {
        ArgumentNullException.ThrowIfNull(panel);
        _panel = panel;
    }

    /// <summary>The columns that a panel needs for it.</summary>
    public static IReadOnlyList<PanelColumn> Columns { get; } =
        [PanelColumn.High, PanelColumn.Low, PanelColumn.Close, PanelColumn.Volume, PanelColumn.MarketCap, PanelColumn.Adjustment];

    /// <summary>The universe as of a session, in code order: issues with a row on it, and those that left within <see cref="SessionsGone"/> sessions.</summary>
    public IReadOnlyList<SecurityEntry> UniverseAt(int session)
    {
        var entries = new List<SecurityEntry>(_panel.Issues.Count);
        for (var issue = 0; issue < _panel.Issues.Count; issue++)
        {
            if (LastRow(session, issue) is { } last && session - last <= SessionsGone)
            {
                entries.Add(EntryOf(session, last, issue));
            }
        }

        return entries;
    }

    /// <summary>What the rows of a session say that those of the session before do not, in code order. Nothing can be told across a gap.</summary>
    public IEnumerable<ListingEvent> EventsOn(int session) =>
        session == 0 || !_panel.IsStored(session) || !_panel.IsStored(session - 1)
            ? []
            : Enumerable.Range(0, _panel.Issues.Count).SelectMany(issue => EventsOf(session, issue), (issue, change) => new ListingEvent(_panel.Sessions[session], _panel.Issues[issue].Symbol, change.Kind, change.Detail));

    private SecurityEntry EntryOf(int session, int last, int issue)
    {
        var state = last < session ? ListingState.Gone : StateAt(session, issue);
        var since = last + 1;
        if (state != ListingState.Gone)
        {
            since = session;
            while (since > 0 && HasRow(since - 1, issue) && StateAt(since - 1, issue) == state)
            {
                since--;
            }
        }

        var listing = _panel.Issues[issue];
        var name = _panel.NameAt(last, issue);
        return new SecurityEntry
        {
            Symbol = listing.Symbol,
            Name = name,
            Board = _panel.BoardAt(last, issue),
            Class = _panel.StatusAt(last, issue).HasFlag(IssueStatus.Spac) ? ShareClass.Spac : listing.Class,
            State = state,
            Since = _panel.Sessions[since],
            Status = _panel.StatusAt(last, issue),
            ListedOn = listing.ListedOn,
            Close = _panel.At(PanelColumn.Close, last, issue),
            MarketCap = _panel.At(PanelColumn.MarketCap, last, issue),
        };
    }

    private ListingState StateAt(int session, int issue) =>
        !(_panel.At(PanelColumn.Volume, session, issue) > 0) ? ListingState.Halted
        : LiquidationReading.IsInLiquidation(_panel, session, issue) ? ListingState.Liquidation
        : ListingState.Trading;

    private IEnumerable<(ListingEventKind Kind, string Detail)> EventsOf(int session, int issue)
    {
        var (was, has) = (HasRow(session - 1, issue), HasRow(session, issue));
        if (was != has)
        {
            yield return (has ? ListingEventKind.Listed : ListingEventKind.Left, has ? $"{_panel.BoardAt(session, issue)} {_panel.NameAt(session, issue)}" : _panel.NameAt(session - 1, issue));
        }
        else if (has)
        {
            foreach (var change in ChangesOf(session, issue))
            {
                yield return change;
            }
        }
    }

    private IEnumerable<(ListingEventKind Kind, string Detail)> ChangesOf(int session, int issue)
    {
        if (_panel.BoardAt(session, issue) != _panel.BoardAt(session - 1, issue))
        {
            yield return (ListingEventKind.Moved, $"{_panel.BoardAt(session - 1, issue)} to {_panel.BoardAt(session, issue)}");
        }

        if (_panel.NameAt(session, issue) != _panel.NameAt(session - 1, issue))
        {
            yield return (ListingEventKind.Renamed, $"{_panel.NameAt(session - 1, issue)} to {_panel.NameAt(session, issue)}");
        }

        var (before, now) = (StateAt(session - 1, issue), StateAt(session, issue));
        if (before != now && now != ListingState.Trading || before == ListingState.Halted && now == ListingState.Trading)
        {
            yield return (now switch { ListingState.Halted => ListingEventKind.Halted, ListingState.Liquidation => ListingEventKind.LiquidationBegan, _ => ListingEventKind.Resumed }, "");
        }

        var (wasNamed, isNamed) = (IsAdministrative(session - 1, issue), IsAdministrative(session, issue));
        if (wasNamed != isNamed)
        {
            yield return (isNamed ? ListingEventKind.Designated : ListingEventKind.Released, "");
        }
    }

    private bool IsAdministrative(int session, int issue) => _panel.StatusAt(session, issue).HasFlag(IssueStatus.Administrative);

    private bool HasRow(int session, int issue) => !double.IsNaN(_panel.At(PanelColumn.Close, session, issue));

    private int? LastRow(int session, int issue)
    {
        for (var last = session; last >= Math.Max(0, session - SessionsGone); last--)
        {
            if (HasRow(last, issue))
            {
                return last;
            }
        }

        return null;
    }
}

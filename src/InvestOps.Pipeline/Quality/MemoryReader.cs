using System.Collections.Concurrent;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Domain.Quality;
using InvestOps.Pipeline.MarketData;

namespace InvestOps.Pipeline.Quality;

/// <summary>
/// What a session is compared with: the stored sessions before it. Those that were read stay in memory, and are read again where the store
/// says that their rows are others now; so in a range each session is read once.
/// </summary>
internal sealed class MemoryReader(MarketStore market)
{
    private const int Sessions = 10;
    private static readonly PanelColumn[] Columns = [PanelColumn.Open, PanelColumn.High, PanelColumn.Low, PanelColumn.Close, PanelColumn.Volume, PanelColumn.ListedShares];
    private readonly ConcurrentDictionary<TradingDate, RecentSession> _recent = new();

    public async Task<SessionMemory> ReadAsync(TradingDate date, MarketDescription? stored, CancellationToken cancellationToken)
    {
        if (stored is null || NewestBefore(stored.Sessions, date) is not { } previous)
        {
            return SessionMemory.Empty with { Stored = await StoredAsync(stored, date, cancellationToken) };
        }

        var calendar = stored.Calendar;
        var from = calendar.Sessions[Math.Max(0, calendar.IndexOf(previous) - Sessions + 1)];
        var before = await RecentAsync(stored, calendar.Range(from, previous), cancellationToken);
        return new SessionMemory
        {
            Previous = previous,
            IsAdjacent = calendar.Previous(date) == previous,
            Issues = MemoriesOf(before),
            Stored = await StoredAsync(stored, date, cancellationToken),
        };
    }

    private static TradingDate? NewestBefore(IReadOnlyList<TradingDate> sessions, TradingDate date)
    {
        for (var index = sessions.Count - 1; index >= 0; index--)
        {
            if (sessions[index] < date)
            {
                return sessions[index];
            }
        }

        return null;
    }

    /// <summary>The sessions of a range, oldest first; null for one that is not stored.</summary>
    private async Task<RecentSession?[]> RecentAsync(MarketDescription stored, IReadOnlyList<TradingDate> range, CancellationToken cancellationToken)
    {
        foreach (var known in _recent.Keys.Where(known => known < range[0] || known > range[^1]))
        {
            _recent.TryRemove(known, out _);
        }

        var missing = range.Where(session => stored.IdentityOf(session) is { } identity && _recent.GetValueOrDefault(session)?.Identity != identity).ToArray();
        if (missing.Length > 0)
        {
            var panel = await market.LoadAsync(new PanelRequest { From = missing[0].Date, To = missing[^1].Date, Described = stored, Columns = Columns, Status = true }, cancellationToken);
            foreach (var session in missing)
            {
                _recent[session] = RecentSession.Of(panel, panel.IndexOf(session), stored.IdentityOf(session)!);
            }
        }

        return [.. range.Select(session => stored.IsStored(session) ? _recent.GetValueOrDefault(session) : null)];
    }

    private static Dictionary<Symbol, IssueMemory> MemoriesOf(RecentSession?[] before)
    {
        var memories = new Dictionary<Symbol, IssueMemory>(before[^1]!.Rows.Count);
        var others = before[..^1];
        foreach (var (symbol, (bar, board)) in before[^1]!.Rows)
        {
            memories.Add(symbol, new IssueMemory
            {
                Board = board,
                Previous = bar,
                TradedThroughout = before.Length == Sessions && bar.Volume > 0 && Array.TrueForAll(others, session => TradedOn(session, symbol)),
                IsReopening = !(bar.Volume > 0),
            });
        }

        for (var session = others.Length - 1; session >= 0; session--)
        {
            foreach (var (symbol, (_, board)) in others[session]?.Rows ?? new Dictionary<Symbol, (DailyBar, Board)>())
            {
                memories.TryAdd(symbol, new IssueMemory { Board = board, IsReopening = true });
            }
        }

        return memories;
    }

    private static bool TradedOn(RecentSession? session, Symbol symbol) => session is not null && session.Rows.TryGetValue(symbol, out var row) && row.Bar.Volume > 0;

    private async Task<IReadOnlyDictionary<Symbol, DailyBar>> StoredAsync(MarketDescription? stored, TradingDate date, CancellationToken cancellationToken) =>
        stored?.IsStored(date) == true && await market.ReadSessionAsync(date, cancellationToken) is { } session
            ? session.Bars.ToDictionary(bar => bar.Symbol)
            : new Dictionary<Symbol, DailyBar>();
}

using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Domain.Quality;
using InvestOps.Pipeline.MarketData;

namespace InvestOps.Pipeline.Quality;

/// <summary>Reads from the store what a session is compared with.</summary>
internal sealed class MemoryReader(MarketStore market)
{
    private const int Sessions = 10;
    private static readonly PanelColumn[] Columns = [PanelColumn.Open, PanelColumn.High, PanelColumn.Low, PanelColumn.Close, PanelColumn.Volume, PanelColumn.ListedShares];

    public async Task<SessionMemory> ReadAsync(TradingDate date, MarketDescription? stored, CancellationToken cancellationToken)
    {
        if (stored is null || NewestBefore(stored.Sessions, date) is not { } previous)
        {
            return SessionMemory.Empty with { Stored = await StoredAsync(stored, date, cancellationToken) };
        }

        var calendar = stored.Calendar;
        var from = calendar.Sessions[Math.Max(0, calendar.IndexOf(previous) - Sessions + 1)];
        var panel = await market.LoadAsync(new PanelRequest { From = from.Date, To = previous.Date, Columns = Columns, Status = true }, cancellationToken);
        return new SessionMemory
        {
            Previous = previous,
            IsAdjacent = calendar.Previous(date) == previous,
            Issues = Enumerable.Range(0, panel.Issues.Count).ToDictionary(issue => panel.Issues[issue].Symbol, issue => MemoryOf(panel, issue)),
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

    private static IssueMemory MemoryOf(MarketPanel panel, int issue)
    {
        var last = panel.Sessions.Count - 1;
        return new IssueMemory
        {
            Board = panel.BoardAt(last, issue),
            Previous = double.IsNaN(panel.At(PanelColumn.Close, last, issue)) ? null : BarOf(panel, last, issue),
            TradedThroughout = TradedThroughout(panel, issue),
            IsReopening = !(panel.At(PanelColumn.Volume, last, issue) > 0),
        };
    }

    private static bool TradedThroughout(MarketPanel panel, int issue)
    {
        for (var session = 0; session < panel.Sessions.Count; session++)
        {
            if (!(panel.At(PanelColumn.Volume, session, issue) > 0))
            {
                return false;
            }
        }

        return panel.Sessions.Count == Sessions;
    }

    private static DailyBar BarOf(MarketPanel panel, int session, int issue) => new()
    {
        Symbol = panel.Issues[issue].Symbol,
        Name = panel.Issues[issue].Name,
        Open = Traded(panel.At(PanelColumn.Open, session, issue)),
        High = Traded(panel.At(PanelColumn.High, session, issue)),
        Low = Traded(panel.At(PanelColumn.Low, session, issue)),
        Close = panel.At(PanelColumn.Close, session, issue),
        Volume = panel.At(PanelColumn.Volume, session, issue),
        ListedShares = panel.At(PanelColumn.ListedShares, session, issue),
    };

    // A panel has no prices where there were no trades; the exchange publishes 0.
    private static double Traded(double price) => double.IsNaN(price) ? 0 : price;

    private async Task<IReadOnlyDictionary<Symbol, DailyBar>> StoredAsync(MarketDescription? stored, TradingDate date, CancellationToken cancellationToken) =>
        stored?.IsStored(date) == true && await market.ReadSessionAsync(date, cancellationToken) is { } session
            ? session.Bars.ToDictionary(bar => bar.Symbol)
            : new Dictionary<Symbol, DailyBar>();
}

using InvestOps.Domain.Market;

namespace InvestOps.Pipeline.Quality;

/// <summary>The rows of a stored session, kept in memory for the sessions after it.</summary>
/// <param name="Identity">What the store says of them; rows of another identity are other rows.</param>
/// <param name="Rows">Each issue's row, and the market that it was listed on.</param>
internal sealed record RecentSession(string Identity, IReadOnlyDictionary<Symbol, (DailyBar Bar, Board Board)> Rows)
{
    public static RecentSession Of(MarketPanel panel, int session, string identity)
    {
        var rows = new Dictionary<Symbol, (DailyBar, Board)>(panel.Issues.Count);
        for (var issue = 0; issue < panel.Issues.Count; issue++)
        {
            if (!double.IsNaN(panel.At(PanelColumn.Close, session, issue)))
            {
                rows.Add(panel.Issues[issue].Symbol, (BarOf(panel, session, issue), panel.BoardAt(session, issue)));
            }
        }

        return new RecentSession(identity, rows);
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
}

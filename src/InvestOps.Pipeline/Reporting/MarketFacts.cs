using InvestOps.Domain.Market;
using InvestOps.Pipeline.Reporting.Daily;

namespace InvestOps.Pipeline.Reporting;

/// <summary>What happened in the market on one session, counted from its window.</summary>
internal static class MarketFacts
{
    /// <summary>How many closes a sparkline shows.</summary>
    public const int RecentSessions = 20;

    public static IReadOnlyList<IndexSummary> Indices(MarketWindow window, IEnumerable<string> names)
    {
        var summaries = new List<IndexSummary>();
        foreach (var name in names.OrderBy(PlaceOf).ThenBy(name => name, StringComparer.Ordinal))
        {
            var recent = Enumerable.Range(0, Math.Min(RecentSessions, window.Length)).Reverse().Select(ago => window.IndexAt(name, ago)).ToArray();
            if (double.IsNaN(recent[^1]))
            {
                continue;
            }

            var change = recent.Length > 1 && !double.IsNaN(recent[^2]) ? (recent[^1] / recent[^2]) - 1 : (double?)null;
            summaries.Add(new IndexSummary(name, recent[^1], change, recent));
        }

        return summaries;
    }

    // The two markets first, as people speak of them; then all others.
    private static int PlaceOf(string index) => index switch
    {
        "KOSPI" => 0,
        "KOSDAQ" => 1,
        _ => 2,
    };

    public static IReadOnlyList<BoardSummary> Boards(MarketWindow window) =>
    [
        .. Enumerable.Range(0, window.Issues.Count)
            .Where(issue => window.IsListed(issue))
            .GroupBy(issue => window.BoardOf(issue))
            .OrderBy(board => board.Key)
            .Select(board => BoardOf(window, board.Key, [.. board])),
    ];

    private static BoardSummary BoardOf(MarketWindow window, Board board, IReadOnlyList<int> issues)
    {
        var changes = issues.Where(issue => window.IsTraded(issue)).Select(issue => ChangeOf(window, issue)).ToArray();
        return new BoardSummary
        {
            Board = board,
            Advancers = changes.Count(change => change > 0),
            Decliners = changes.Count(change => change < 0),
            Unchanged = changes.Count(change => change == 0 || double.IsNaN(change)),
            Halted = issues.Count - changes.Length,
            TradedValue = new Won(issues.Sum(issue => (decimal)window.At(PanelColumn.Value, 0, issue))),
        };
    }

    // Against the base price, as the exchange counts it: a split is no fall. A first day has nothing to compare with.
    private static double ChangeOf(MarketWindow window, int issue) =>
        window.Length < 2
            ? double.NaN
            : Math.Round(window.AdjustedAt(PanelColumn.Close, 0, issue) - window.AdjustedAt(PanelColumn.Close, 1, issue), 6);
}

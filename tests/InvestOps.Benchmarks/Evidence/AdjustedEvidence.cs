using System.Globalization;
using InvestOps.Domain.CorporateActions;
using InvestOps.Domain.Market;

namespace InvestOps.Benchmarks.Evidence;

/// <summary>
/// Our adjusted closes against those of another source over the sessions that both have. Each run of raw sessions is adjusted to its last
/// row of the issue, and scaled there to the other source, which is adjusted to a later day.
/// </summary>
internal static class AdjustedEvidence
{
    public static async Task RunAsync(string root, string adjusted)
    {
        var theirs = new ParquetRows(adjusted, "close", "volume");
        foreach (var panel in await RawWindows.LoadAsync(root))
        {
            var tally = new AdjustedTally();
            for (var issue = 0; issue < panel.Issues.Count; issue++)
            {
                Compare(panel, issue, theirs.Of(panel.Issues[issue].Symbol), tally);
            }

            var actions = CorporateActionReading.Of(panel).ToArray();
            var bridged = actions.Count(action => double.IsNaN(panel.At(PanelColumn.Close, panel.IndexOf(action.ExDate) - 1, panel.IndexOf(action.Symbol))));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{actions.Length} corporate actions, {bridged} of them over missing rows: {string.Join(", ", actions.CountBy(action => (action.Kind, action.Confidence)).OrderBy(kind => kind.Key).Select(kind => $"{kind.Key.Kind}/{kind.Key.Confidence} {kind.Value}"))}"));
            tally.Print(string.Create(CultureInfo.InvariantCulture, $"{panel.Sessions[0]} to {panel.Sessions[^1]}"));
        }
    }

    private static void Compare(MarketPanel panel, int issue, List<(DateOnly Date, double[] Values)> theirs, AdjustedTally tally)
    {
        var known = theirs.Where(row => row.Date >= panel.Sessions[0].Date && row.Date <= panel.Sessions[^1].Date).ToDictionary(row => row.Date, row => row.Values);
        var ours = AdjustedSeries.Of(panel.WindowAt(panel.Sessions.Count - 1), issue);
        var shared = ours.Where(bar => !double.IsNaN(bar.Close) && known.ContainsKey(bar.Date.Date)).ToArray();
        if (shared.Length < 2)
        {
            return;
        }

        var scale = known[shared[^1].Date.Date][0] / shared[^1].Close;
        foreach (var bar in shared[..^1])
        {
            var index = panel.IndexOf(bar.Date);
            var isAdjusted = panel.At(PanelColumn.Adjustment, index, issue) != panel.At(PanelColumn.Adjustment, panel.Sessions.Count - 1, issue);
            var tick = TickSize.Of(panel.BoardAt(index, issue), bar.Date.Date, (long)known[bar.Date.Date][0]);
            tally.Add(panel.Issues[issue].Symbol, bar.Date, bar.Close * scale, known[bar.Date.Date][0], tick, isAdjusted);
        }
    }
}

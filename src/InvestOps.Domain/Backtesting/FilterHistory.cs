using InvestOps.Domain.Market;
using InvestOps.Domain.Scanning;

namespace InvestOps.Domain.Backtesting;

/// <summary>
/// The index values that a strategy's market filter looks at. Without one of them the filter keeps out of the market, as it
/// should in a scan of that day; in a backtest that would look like the strategy's own decision.
/// </summary>
internal static class FilterHistory
{
    /// <exception cref="MarketDataException">A session that a signal of the range looks at has no value of the index.</exception>
    public static void Require(MarketFilter? filter, MarketPanel panel, SessionRange range)
    {
        if (filter is null)
        {
            return;
        }

        // The last session gives no signal. What lies before the stored history is short history, not a hole in it.
        var first = Math.Max(0, range.First - filter.Sessions + 1);
        var sessions = Enumerable.Range(first, range.Last - first).ToList();
        var values = panel.Indices.GetValueOrDefault(filter.Index);
        var missing = sessions.Where(session => values is null || double.IsNaN(values[session])).ToList();
        if (missing.Count > 0)
        {
            throw new MarketDataException(
                $"The market filter needs {filter.Index} on every session from {panel.Sessions[first]} to {panel.Sessions[range.Last - 1]}: "
                + $"{missing.Count} of {sessions.Count} are not stored, the first of them {panel.Sessions[missing[0]]}. Import the index, or choose other dates.");
        }
    }
}

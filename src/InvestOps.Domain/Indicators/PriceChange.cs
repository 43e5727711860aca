using InvestOps.Domain.Market;

namespace InvestOps.Domain.Indicators;

/// <summary>The relative change of the adjusted close between two sessions, for every issue at once.</summary>
public static class PriceChange
{
    /// <summary>Writes later ÷ earlier − 1 an issue; NaN where either session has no row, or no positive price.</summary>
    /// <remarks>
    /// Computed as ratio of closes × ratio of adjustments: where nothing was adjusted in between, the result is that of the
    /// closes alone to the last bit, whatever happened before.
    /// </remarks>
    /// <param name="earlier">Sessions ago.</param>
    /// <param name="later">Sessions ago.</param>
    public static void Measure(MarketWindow window, int earlier, int later, Span<double> changes)
    {
        var from = window.Row(PanelColumn.Close, earlier);
        var to = window.Row(PanelColumn.Close, later);
        var fromAdjustment = window.Row(PanelColumn.Adjustment, earlier);
        var toAdjustment = window.Row(PanelColumn.Adjustment, later);
        for (var issue = 0; issue < changes.Length; issue++)
        {
            var priced = from[issue] > 0 && to[issue] > 0;
            var ratio = to[issue] / from[issue] * (fromAdjustment[issue] / toAdjustment[issue]);
            changes[issue] = priced ? ratio - 1 : double.NaN;
        }
    }

    /// <summary>The same for one issue.</summary>
    public static double Measure(MarketWindow window, int earlier, int later, int issue)
    {
        var from = window.At(PanelColumn.Close, earlier, issue);
        var to = window.At(PanelColumn.Close, later, issue);
        var adjustment = window.At(PanelColumn.Adjustment, earlier, issue) / window.At(PanelColumn.Adjustment, later, issue);
        return from > 0 && to > 0 ? (to / from * adjustment) - 1 : double.NaN;
    }
}

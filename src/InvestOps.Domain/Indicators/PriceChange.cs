using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
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
        var done = Vectors(from, to, fromAdjustment, toAdjustment, changes, window.Basis == PriceBasis.Raw);
        for (var issue = done; issue < changes.Length; issue++)
        {
            var priced = from[issue] > 0 && to[issue] > 0;
            var ratio = to[issue] / from[issue] * (fromAdjustment[issue] / toAdjustment[issue]);
            changes[issue] = priced ? ratio - 1 : double.NaN;
        }
    }

    // The same arithmetic, eight issues at once: division and multiplication are rounded alike.
    private static int Vectors(
        ReadOnlySpan<double> from,
        ReadOnlySpan<double> to,
        ReadOnlySpan<double> fromAdjustment,
        ReadOnlySpan<double> toAdjustment,
        Span<double> changes,
        bool isRaw)
    {
        var earlier = MemoryMarshal.Cast<double, Vector512<double>>(from);
        var later = MemoryMarshal.Cast<double, Vector512<double>>(to);
        var earlierAdjustment = MemoryMarshal.Cast<double, Vector512<double>>(fromAdjustment);
        var laterAdjustment = MemoryMarshal.Cast<double, Vector512<double>>(toAdjustment);
        var results = MemoryMarshal.Cast<double, Vector512<double>>(changes);
        var none = Vector512.Create(double.NaN);
        for (var vector = 0; vector < results.Length; vector++)
        {
            var (before, after) = (earlier[vector], later[vector]);
            var priced = Vector512.GreaterThan(before, Vector512<double>.Zero) & Vector512.GreaterThan(after, Vector512<double>.Zero);
            var ratio = after / before;
            ratio = isRaw ? ratio * (earlierAdjustment[vector] / laterAdjustment[vector]) : ratio;
            results[vector] = Vector512.ConditionalSelect(priced, ratio - Vector512<double>.One, none);
        }

        return results.Length * Vector512<double>.Count;
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

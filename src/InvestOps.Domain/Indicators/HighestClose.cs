using InvestOps.Domain.Market;

namespace InvestOps.Domain.Indicators;

/// <summary>The last adjusted close against the highest adjusted close of a number of sessions, for every issue at once.</summary>
public static class HighestClose
{
    /// <summary>Writes close ÷ highest close an issue, at most 1; NaN where the first or the last of the sessions has no positive price.</summary>
    /// <param name="sessions">The as-of session included.</param>
    public static void Proximity(MarketWindow window, int sessions, Span<double> ratios)
    {
        var last = window.Row(PanelColumn.Close, 0);
        var lastAdjustment = window.Row(PanelColumn.Adjustment, 0);
        ratios.Fill(1d);
        for (var ago = 1; ago < sessions; ago++)
        {
            var close = window.Row(PanelColumn.Close, ago);
            var adjustment = window.Row(PanelColumn.Adjustment, ago);
            for (var issue = 0; issue < ratios.Length; issue++)
            {
                // A session without a row gives NaN, which is not below anything.
                var ratio = last[issue] / close[issue] * (adjustment[issue] / lastAdjustment[issue]);
                ratios[issue] = ratio < ratios[issue] ? ratio : ratios[issue];
            }
        }

        var first = window.Row(PanelColumn.Close, sessions - 1);
        for (var issue = 0; issue < ratios.Length; issue++)
        {
            ratios[issue] = first[issue] > 0 && last[issue] > 0 ? ratios[issue] : double.NaN;
        }
    }

    /// <summary>How many sessions ago one issue had its highest adjusted close; the newest of equal ones.</summary>
    public static int SessionsAgo(MarketWindow window, int sessions, int issue)
    {
        var highest = 0;
        for (var ago = 1; ago < sessions; ago++)
        {
            if (window.AdjustedAt(PanelColumn.Close, ago, issue) > window.AdjustedAt(PanelColumn.Close, highest, issue))
            {
                highest = ago;
            }
        }

        return highest;
    }
}

using InvestOps.Domain.Market;

namespace InvestOps.Domain.Scanning.Scanners;

/// <summary>How scanners name the closes they used.</summary>
internal static class UsedCloses
{
    /// <summary>A session's close in units of the as-of session's share.</summary>
    public static double At(MarketWindow window, int sessionsAgo, int issue)
    {
        var units = window.At(PanelColumn.Adjustment, 0, issue) / window.At(PanelColumn.Adjustment, sessionsAgo, issue);
        return window.At(PanelColumn.Close, sessionsAgo, issue) * units;
    }

    /// <summary>Names the first of the sessions that has no usable close.</summary>
    public static Explanation Missing(MarketWindow window, int issue, params ReadOnlySpan<int> sessionsAgo)
    {
        foreach (var ago in sessionsAgo)
        {
            if (!(window.At(PanelColumn.Close, ago, issue) > 0))
            {
                return Explanation.Of(ExplanationKeys.NoPrice, $"{window.SessionAt(ago)}", $"{ago}");
            }
        }

        return Explanation.Of(ExplanationKeys.TooFewPrices);
    }
}

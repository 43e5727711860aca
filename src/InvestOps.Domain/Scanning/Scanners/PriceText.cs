using System.Globalization;
using InvestOps.Domain.Market;

namespace InvestOps.Domain.Scanning.Scanners;

/// <summary>How scanners name the prices they used.</summary>
internal static class PriceText
{
    /// <summary>A session and its close in units of the as-of session's share, for example <c>2024-01-02 (71,000)</c>.</summary>
    public static string At(MarketWindow window, int sessionsAgo, int issue)
    {
        var units = window.At(PanelColumn.Adjustment, 0, issue) / window.At(PanelColumn.Adjustment, sessionsAgo, issue);
        var price = window.At(PanelColumn.Close, sessionsAgo, issue) * units;
        return string.Create(CultureInfo.InvariantCulture, $"{window.SessionAt(sessionsAgo)} ({price:#,##0.##})");
    }

    /// <summary>Names the first of the sessions that has no usable close.</summary>
    public static string Missing(MarketWindow window, int issue, params ReadOnlySpan<int> sessionsAgo)
    {
        foreach (var ago in sessionsAgo)
        {
            if (!(window.At(PanelColumn.Close, ago, issue) > 0))
            {
                return string.Create(CultureInfo.InvariantCulture, $"no price on {window.SessionAt(ago)}, {ago} sessions ago");
            }
        }

        return "too few prices";
    }
}

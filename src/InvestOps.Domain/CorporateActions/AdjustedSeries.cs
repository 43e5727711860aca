using InvestOps.Domain.Market;

namespace InvestOps.Domain.CorporateActions;

/// <summary>
/// An issue's history in prices of the as-of session, as charts show it. Computed on reading: the stored rows stay as published, and
/// prices and volume are scaled together, so that close × volume stays what was traded.
/// </summary>
public static class AdjustedSeries
{
    /// <summary>The columns that a panel needs for it.</summary>
    public static IReadOnlyList<PanelColumn> Columns { get; } =
        [PanelColumn.Open, PanelColumn.High, PanelColumn.Low, PanelColumn.Close, PanelColumn.Volume, PanelColumn.Adjustment];

    /// <summary>Every session of the window, oldest first.</summary>
    public static AdjustedBar[] Of(MarketWindow window, int issue)
    {
        var bars = new AdjustedBar[window.Length];
        var now = window.At(PanelColumn.Adjustment, 0, issue);
        for (var ago = window.Length - 1; ago >= 0; ago--)
        {
            var scale = now / window.At(PanelColumn.Adjustment, ago, issue);
            bars[window.Length - 1 - ago] = new AdjustedBar(
                window.SessionAt(ago),
                window.At(PanelColumn.Open, ago, issue) * scale,
                window.At(PanelColumn.High, ago, issue) * scale,
                window.At(PanelColumn.Low, ago, issue) * scale,
                window.At(PanelColumn.Close, ago, issue) * scale,
                window.At(PanelColumn.Volume, ago, issue) / scale);
        }

        return bars;
    }
}

using InvestOps.Domain.Market;

namespace InvestOps.Domain.Listings;

/// <summary>
/// Tells liquidation trading (정리매매) from the rows: the exchange allows seven sessions of it unless it sets otherwise (Listing Regulation,
/// article 9), after a halt and without price limits, so it shows as a price beyond the limits soon after a halt. A first session
/// that stays within the limits is not seen.
/// </summary>
internal static class LiquidationReading
{
    private const int Sessions = 7;

    public static bool IsInLiquidation(MarketPanel panel, int session, int issue)
    {
        var beyond = false;
        for (var day = session; day > Math.Max(0, session - Sessions); day--)
        {
            if (!(panel.At(PanelColumn.Volume, day, issue) > 0))
            {
                return false; // halted anew, or no row
            }

            beyond |= IsBeyondLimits(panel, day, issue);
            if (beyond && panel.At(PanelColumn.Volume, day - 1, issue) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBeyondLimits(MarketPanel panel, int day, int issue)
    {
        var factor = panel.At(PanelColumn.Adjustment, day, issue) / panel.At(PanelColumn.Adjustment, day - 1, issue);
        var basePrice = Math.Round(panel.At(PanelColumn.Close, day - 1, issue) * factor);
        if (!(basePrice >= 1) || basePrice > int.MaxValue || panel.Basis != PriceBasis.Raw)
        {
            return false;
        }

        var (board, date) = (panel.BoardAt(day, issue), panel.Sessions[day].Date);
        var limit = PriceLimit.Of(board, date, (long)basePrice);
        return panel.At(PanelColumn.High, day, issue) > limit.Upper + TickSize.Of(board, date, limit.Upper)
            || panel.At(PanelColumn.Low, day, issue) < limit.Lower - TickSize.Of(board, date, limit.Lower);
    }
}

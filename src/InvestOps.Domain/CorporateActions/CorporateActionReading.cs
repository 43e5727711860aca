using InvestOps.Domain.Market;

namespace InvestOps.Domain.CorporateActions;

/// <summary>
/// Finds the corporate actions in a panel and tells their kinds. The kind may be told from shares that were listed later, as a reader
/// of today knows them; factors never are.
/// </summary>
public static class CorporateActionReading
{
    /// <summary>The columns that a panel needs for it.</summary>
    public static IReadOnlyList<PanelColumn> Columns { get; } = [PanelColumn.Close, PanelColumn.Volume, PanelColumn.ListedShares, PanelColumn.Adjustment];

    private const int SessionsForListing = 80; // shares of a stock dividend are listed in April
    private const double Agreement = 0.03;
    private const double SmallestShareChange = 0.02;
    private const double LargestStockDividend = 0.15;

    /// <summary>All corporate actions, by session and issue.</summary>
    public static IEnumerable<CorporateAction> Of(MarketPanel panel)
    {
        ArgumentNullException.ThrowIfNull(panel);
        for (var session = 1; session < panel.Sessions.Count; session++)
        {
            for (var issue = 0; issue < panel.Issues.Count; issue++)
            {
                var factor = panel.At(PanelColumn.Adjustment, session, issue) / panel.At(PanelColumn.Adjustment, session - 1, issue);
                if (factor != 1)
                {
                    yield return Describe(panel, session, issue, factor);
                }
            }
        }
    }

    private static CorporateAction Describe(MarketPanel panel, int session, int issue, double factor)
    {
        var last = LastRowBefore(panel, session, issue);
        var shares = panel.At(PanelColumn.ListedShares, session, issue);
        var action = new CorporateAction
        {
            Symbol = panel.Issues[issue].Symbol,
            ExDate = panel.Sessions[session],
            Kind = CorporateActionKind.Unknown,
            Confidence = ActionConfidence.Low,
            Factor = factor,
            PreviousClose = panel.At(PanelColumn.Close, last, issue),
            ShareRatio = shares / panel.At(PanelColumn.ListedShares, last, issue),
            LaterShareRatio = LaterShares(panel, session, issue, factor) / shares,
            HaltedSessions = HaltedBefore(panel, session, issue),
        };
        var (kind, confidence) = KindOf(action);
        return action with { Kind = kind, Confidence = confidence };
    }

    private static (CorporateActionKind Kind, ActionConfidence Confidence) KindOf(CorporateAction action)
    {
        if (Math.Abs(action.ShareRatio - 1) > SmallestShareChange)
        {
            return OfSharesOnTheDay(action);
        }

        if (action.Factor > 1)
        {
            return (action.HaltedSessions > 0 ? CorporateActionKind.Reopening : CorporateActionKind.Unknown, ActionConfidence.Low);
        }

        // Listed by the same ratio: given for nothing. By another one: paid for.
        if (IsInverse(action.LaterShareRatio, action.Factor))
        {
            return (IsYearEnd(action) ? CorporateActionKind.StockDividend : CorporateActionKind.BonusIssue, ActionConfidence.High);
        }

        if (IsYearEnd(action))
        {
            return (CorporateActionKind.StockDividend, ActionConfidence.Low);
        }

        return action.LaterShareRatio > 1 + SmallestShareChange
            ? (CorporateActionKind.RightsIssue, ActionConfidence.Medium)
            : (action.HaltedSessions > 0 ? CorporateActionKind.Reopening : CorporateActionKind.Unknown, ActionConfidence.Low);
    }

    private static (CorporateActionKind Kind, ActionConfidence Confidence) OfSharesOnTheDay(CorporateAction action)
    {
        if (IsInverse(action.ShareRatio, action.Factor))
        {
            return (action.ShareRatio > 1 ? CorporateActionKind.Split : CorporateActionKind.Consolidation, ActionConfidence.High);
        }

        return action.ShareRatio < 1
            ? (CorporateActionKind.CapitalReduction, ActionConfidence.Medium)
            : (action.Factor < 1 ? CorporateActionKind.RightsIssue : CorporateActionKind.Reopening, ActionConfidence.Low);
    }

    private static bool IsInverse(double shareRatio, double factor) => Math.Abs((shareRatio * factor) - 1) <= Math.Min(Agreement, Math.Abs(1 - factor) / 2);

    // Stock dividends go to those who hold shares at the end of the business year, December for nearly all companies.
    private static bool IsYearEnd(CorporateAction action) =>
        action.ExDate.Date is { Month: 12, Day: >= 26 } && action.Factor > 1 - LargestStockDividend;

    private static int LastRowBefore(MarketPanel panel, int session, int issue)
    {
        var last = session - 1;
        while (last > 0 && double.IsNaN(panel.At(PanelColumn.Close, last, issue)))
        {
            last--;
        }

        return last;
    }

    private static int HaltedBefore(MarketPanel panel, int session, int issue)
    {
        var first = session - 1;
        while (first >= 0 && !(panel.At(PanelColumn.Volume, first, issue) > 0))
        {
            first--;
        }

        return session - 1 - first;
    }

    // The listing that fits best: others, of conversions, come in between.
    private static double LaterShares(MarketPanel panel, int session, int issue, double factor)
    {
        var shares = panel.At(PanelColumn.ListedShares, session, issue);
        var best = shares;
        for (var later = session + 1; later < Math.Min(panel.Sessions.Count, session + SessionsForListing + 1); later++)
        {
            var then = panel.At(PanelColumn.ListedShares, later, issue);
            if (then > 0 && (IsInverse(then / shares, factor) || (then > best && !IsInverse(best / shares, factor))))
            {
                best = then;
            }
        }

        return best;
    }
}

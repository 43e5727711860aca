using InvestOps.Domain.Market;

namespace InvestOps.Adapters.Sample;

/// <summary>Finds the sessions on which an issue closed at a price limit, scripted or drawn.</summary>
internal static class LimitEvents
{
    public static IEnumerable<SampleEvent> Of(SimulatedIssue issue, MarketSpan span)
    {
        var (plan, columns) = issue;
        for (var row = 0; row < columns.Close.Length; row++)
        {
            var session = columns.FirstSession + row;
            if (columns.Volume[row] > 0 && KindOf(plan, columns, row, span[session]) is { } kind)
            {
                yield return new SampleEvent(
                    span.Sessions[session],
                    plan.Symbol,
                    kind,
                    FormattableString.Invariant($"base price {columns.Base[row]}, close {columns.Close[row]}"));
            }
        }
    }

    private static SampleEventKind? KindOf(IssuePlan plan, IssueColumns columns, int row, DateOnly date)
    {
        var session = columns.FirstSession + row;
        if (session >= plan.Script.LiquidationFrom)
        {
            return null;
        }

        var limit = session == plan.FirstSession && plan.IsNewListing
            ? PriceLimit.OfFirstDay(plan.Board, date, plan.FirstPrice, columns.Open[row])
            : PriceLimit.Of(plan.Board, date, columns.Base[row]);
        var locked = columns.High[row] == columns.Low[row];
        if (columns.Close[row] == limit.Upper)
        {
            return locked ? SampleEventKind.LimitUpLocked : SampleEventKind.LimitUpReached;
        }

        if (columns.Close[row] == limit.Lower)
        {
            return locked ? SampleEventKind.LimitDownLocked : SampleEventKind.LimitDownReached;
        }

        return null;
    }
}

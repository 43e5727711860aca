using System.Numerics;
using System.Runtime.InteropServices;

namespace InvestOps.Domain.Market;

/// <summary>
/// What goes on from one session to the next on a tape, issue by issue: the last price over sessions without a row, base prices that the
/// exchange re-sets, and leaving the market.
/// </summary>
/// <param name="units">Units of a won.</param>
/// <param name="events">Place for what happens to holders of each issue.</param>
internal sealed class TapeCarrier(MarketPanel panel, long units, List<IssueEvent>?[] events)
{
    /// <summary>Stands for a session without a row in closes that are yet to be carried.</summary>
    public const long Missing = -2;

    /// <summary>Over sessions without a row the last price goes on; a re-set base price takes its place before the session opens.</summary>
    /// <param name="cells">The issue's closes, session by session.</param>
    /// <param name="changes">Its re-set base prices, in session order.</param>
    /// <returns>False if a base price does not fit into a cell; what was written is of no use then.</returns>
    public bool TryCarry<T>(int issue, Span<T> cells, IEnumerable<BaseChange> changes)
        where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
    {
        var state = new Carried(issue, 0, 0, 0);
        foreach (var change in changes)
        {
            state = CarryTo(change.Session, cells, state);
            state = state with { Last = NoteBasePrice(change, state.Last) };
            if (state.Last > long.CreateTruncating(T.MaxValue))
            {
                return false;
            }
        }

        CarryTo(cells.Length, cells, state);
        return true;
    }

    private Carried CarryTo<T>(int end, Span<T> cells, Carried state)
        where T : unmanaged, IBinaryInteger<T>
    {
        var (issue, session, last, missing) = state;
        while (session < end)
        {
            var listed = cells[session..end].IndexOf(T.CreateTruncating(Missing)) is >= 0 and var gap ? gap : end - session;
            if (listed > 0)
            {
                (session, missing) = (session + listed, 0);
                last = long.CreateTruncating(cells[session - 1]);
                continue;
            }

            missing = NoteMissing(session, issue, last, missing + 1);
            cells[session++] = T.CreateTruncating(last);
        }

        return new Carried(issue, session, last, missing);
    }

    // Between the last session of a predecessor and the listing of the new shares its holders wait, also beyond the panel's end.
    private bool IsSucceeded(int issue, int from) => panel.Facts.Successions
        .Any(change => change.Symbol == panel.Issues[issue].Symbol && change.On >= panel.Sessions[from].Date);

    private int NoteMissing(int session, int issue, long lastClose, int missing)
    {
        if (missing == MarketTape.SessionsUntilGone && lastClose != 0 && !IsSucceeded(issue, session - missing + 1))
        {
            (events[issue] ??= []).Add(new IssueEvent(session, 0, lastClose));
        }

        return missing;
    }

    // Raw prices are whole won, so the nearest won undoes the division that made the factor.
    private long NoteBasePrice(BaseChange change, long lastClose)
    {
        var usable = change.Ratio is > 0 and < MarketTape.HighestPrice && lastClose > 0;
        var exact = usable ? (decimal)change.Ratio * lastClose / units : 0;
        var won = usable ? Math.Max(1m, decimal.Round(exact, 0, MidpointRounding.AwayFromZero)) : 0;
        var basePrice = usable && won < 1e12m ? (long)won * units : MarketTape.Unusable;
        if (basePrice == lastClose || lastClose == 0)
        {
            return lastClose;
        }

        (events[change.Issue] ??= []).Add(new IssueEvent(change.Session, basePrice, lastClose));
        return basePrice;
    }

    /// <summary>Where a walk over an issue's sessions has come to.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Carried(int Issue, int Session, long Last, int Missing);
}

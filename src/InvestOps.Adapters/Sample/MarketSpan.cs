using InvestOps.Domain.Calendar;

namespace InvestOps.Adapters.Sample;

/// <summary>The sessions that a sample market covers, and the calendar before them for listing dates.</summary>
internal sealed class MarketSpan(TradingCalendar calendar, IReadOnlyList<TradingDate> sessions)
{
    public IReadOnlyList<TradingDate> Sessions { get; } = sessions;

    public int Count => Sessions.Count;

    public DateOnly this[int session] => Sessions[session].Date;

    /// <summary>The session at a share of the way, 0 to 1.</summary>
    public int At(double share) => (int)(share * Count);

    /// <summary>Any session before the market begins, or its first one where the calendar has none.</summary>
    public DateOnly DateBefore(SampleRandom random)
    {
        var before = calendar.IndexOf(Sessions[0]);
        return calendar.Sessions[random.Below(Math.Max(1, before))].Date;
    }
}

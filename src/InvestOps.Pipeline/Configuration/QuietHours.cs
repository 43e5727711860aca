using InvestOps.Domain.Calendar;

namespace InvestOps.Pipeline.Configuration;

/// <summary>Hours of a Korean day in which only errors ring; they may run over midnight.</summary>
/// <param name="From">The first quiet minute.</param>
/// <param name="To">The first minute that is not.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    public bool Include(DateTimeOffset moment)
    {
        var time = TimeOnly.FromDateTime(moment.ToOffset(KoreaTime.Offset).DateTime);
        return From <= To ? time >= From && time < To : time >= From || time < To;
    }
}

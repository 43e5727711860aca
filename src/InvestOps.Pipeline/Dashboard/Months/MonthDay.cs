namespace InvestOps.Pipeline.Dashboard.Months;

/// <summary>One day of the calendar.</summary>
/// <param name="Date">The day.</param>
/// <param name="State">How it went.</param>
/// <param name="Holiday">The key of the holiday's name; null on other days.</param>
public sealed record MonthDay(DateOnly Date, DayState State, string? Holiday)
{
    public bool IsSession => State is not (DayState.Weekend or DayState.Holiday);
}

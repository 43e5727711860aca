namespace InvestOps.Domain.Calendar;

/// <summary>A correction to the built-in calendar: a day that the exchange closed or opened against it.</summary>
public sealed record CalendarOverride
{
    public required DateOnly Date { get; init; }

    /// <summary>True: there is a session on this day. False: the exchange is closed.</summary>
    public required bool IsOpen { get; init; }

    public required string Reason { get; init; }
}

using InvestOps.LocalFunctions.Timers.Schedules;
using InvestOps.LocalFunctions.Timers.Status;

namespace InvestOps.LocalFunctions.Timers;

/// <summary>What a timer does first when it begins to listen, decided from what is remembered.</summary>
internal sealed record TimerStart
{
    /// <summary>The status to go on from.</summary>
    public required TimerStatus Status { get; init; }

    /// <summary>Whether the status is to be stored before anything else.</summary>
    public bool IsNew { get; init; }

    /// <summary>Whether the schedule is another one than the one that is remembered.</summary>
    public bool HasChanged { get; init; }

    /// <summary>Whether an occurrence was missed: one run makes up for all that were.</summary>
    public bool IsPastDue { get; init; }

    /// <param name="stored">Null when nothing is remembered.</param>
    public static TimerStart Decide(TimerStatus? stored, Schedule schedule, DateTimeOffset now)
    {
        if (stored is null)
        {
            return new TimerStart { Status = Fresh(schedule, now), IsNew = true };
        }

        var expected = schedule.Next(stored.Last ?? stored.LastUpdated);
        if (expected is { } next && next == stored.Next)
        {
            return new TimerStart { Status = stored, IsPastDue = now > stored.Next };
        }

        // A run that the old schedule missed is not owed under the new one.
        return new TimerStart { Status = Fresh(schedule, now), IsNew = true, HasChanged = true };
    }

    private static TimerStatus Fresh(Schedule schedule, DateTimeOffset now) =>
        new() { Next = schedule.Next(now) ?? DateTimeOffset.MaxValue, LastUpdated = now };
}

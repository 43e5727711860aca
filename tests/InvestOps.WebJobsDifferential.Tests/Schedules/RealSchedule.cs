using System.Reflection;
using Microsoft.Azure.WebJobs;
using Microsoft.Azure.WebJobs.Extensions.Timers;

namespace InvestOps.WebJobsDifferential.Tests.Schedules;

/// <summary>
/// A schedule as the real listener reads it and waits for it, in the zone of the process. Both steps are internal there, in a
/// version that is pinned.
/// </summary>
internal sealed class RealSchedule
{
    private const BindingFlags Internal = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly MethodInfo Create = typeof(TimerSchedule).GetMethod("Create", Internal)!;

    private static readonly MethodInfo Interval = typeof(TimerSchedule).Assembly
        .GetType("Microsoft.Azure.WebJobs.Extensions.Timers.Listeners.TimerListener", throwOnError: true)!
        .GetMethod("GetNextTimerInterval", Internal)!;

    private readonly TimerSchedule _schedule;

    /// <exception cref="ArgumentException">It is no schedule.</exception>
    public RealSchedule(string expression)
    {
        object?[] arguments = [new TimerTriggerAttribute(expression), new NoNames()];
        _schedule = (TimerSchedule)Create.Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null)!;
    }

    /// <summary>The next occurrence on the clock.</summary>
    /// <returns>Null when there is none.</returns>
    public DateTime? NextOnClock(DateTime after) => _schedule.GetNextOccurrence(after) is var next && next == DateTime.MaxValue ? null : next;

    /// <summary>When the listener's timer fires that is started at an instant.</summary>
    /// <returns>Null when there is no occurrence.</returns>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        var now = after.LocalDateTime;
        if (NextOnClock(now) is not { } next)
        {
            return null;
        }

        var isCron = _schedule is CronSchedule;
        return after + (TimeSpan)Interval.Invoke(null, [next, now, isCron])!;
    }
}

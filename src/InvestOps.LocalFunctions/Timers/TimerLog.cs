using InvestOps.LocalFunctions.Logging;
using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Timers;

internal static class TimerLog
{
    public static void Scheduled(this ILogger log, string function, string schedule, IEnumerable<DateTimeOffset> next) => log.Said(
        "TIMER", rc: 0, FormattableString.Invariant($"{function} ({schedule}) next: {string.Join(", ", next.Select(occurrence => FormattableString.Invariant($"{occurrence:yyyy-MM-dd HH:mm:ss zzz}")))}"));

    public static void ScheduleChanged(this ILogger log, string function, DateTimeOffset next) => log.Said(
        "TIMER", rc: 0, FormattableString.Invariant($"{function}: its schedule is another one than before, next: {next:yyyy-MM-dd HH:mm:ss zzz}"));

    public static void CaughtUp(this ILogger log, string function, DateTimeOffset original) => log.Said(
        "TIMER", rc: 0, FormattableString.Invariant($"{function}: the occurrence of {original:yyyy-MM-dd HH:mm:ss zzz} was missed and runs now"));

    public static void Standby(this ILogger log, string function, string owner) => log.Said(
        "TIMER_LOCK", rc: 0, $"{function}: another host listens in place of this one: {owner}");

    public static void Released(this ILogger log, string function) => log.Warned(
        "TIMER", rc: 1, $"{function}: the run was broken off; its occurrence is not counted and comes again");

    public static void StatusNotWritten(this ILogger log, string function, string reason) => log.Warned(
        "TIMER_STATUS", rc: 1, $"{function}: failed to update the timer trigger status, and goes on: {reason}");

    public static void StatusUnreadable(this ILogger log, string function, string reason) => log.Warned(
        "TIMER_STATUS", rc: 1, $"{function}: the timer trigger status cannot be read: {reason}");

    public static void Unreachable(this ILogger log, string function, string reason) => log.Warned(
        "STORAGE", rc: 1, $"{function}: storage cannot be reached, the timer waits for it: {reason}");

    public static void ReachableAgain(this ILogger log, string function, TimeSpan after) => log.Said(
        "STORAGE", rc: 0, $"{function}: storage can be reached again", (long)after.TotalMilliseconds);

    public static void LockNotRenewed(this ILogger log, string name, string reason) => log.Warned(
        "TIMER_LOCK", rc: 1, $"{name}: the lock could not be renewed: {reason}");

    public static void LockLost(this ILogger log, string name, string reason) => log.Warned(
        "TIMER_LOCK", rc: 1, $"{name}: the lock is lost, what runs under it is told to end: {reason}");

    public static void LockNotReleased(this ILogger log, string name, string reason) => log.Warned(
        "TIMER_LOCK", rc: 1, $"{name}: the lock could not be given back and runs out by itself: {reason}");

    public static void ListenerFailed(this ILogger log, Exception failure, string function) => log.Failed(
        failure, "TIMER", rc: 1, $"{function}: the timer failed and begins anew: {failure.Message}");
}

using InvestOps.LocalFunctions.Timers.Schedules;

namespace InvestOps.WebJobsDifferential.Tests.Schedules;

/// <summary>The agreed differences with schedules.</summary>
internal static class ScheduleDifferences
{
    private const string Accepted = "accepted";
    private const string Refused = nameof(ScheduleFormatException);

    public static readonly AgreedDifference Backwards = new("A range that runs backwards is taken for the opposite of what is written.") { Real = [Accepted], Ours = [Refused] };

    public static readonly AgreedDifference ZeroStep = new("A step of zero is taken for a step of one.") { Real = [Accepted], Ours = [Refused] };

    public static readonly AgreedDifference Never = new("A schedule that never fires is a mistake that must be named. The present listeners accept it in silence.")
    {
        Real = [nameof(ArgumentOutOfRangeException)],
        Ours = [Refused],
    };

    public static readonly AgreedDifference LooseTimeSpan = new("A bare number is days to these listeners, and hardly to the one who wrote it; no time at all or less would run without a pause.")
    {
        Real = [Accepted],
        Ours = [Refused],
    };

    public static readonly AgreedDifference RepeatedHour = new("Of two equal hours these listeners take the second; the present ones, and ours, take the first for points in time and both for intervals.")
    {
        Real = ["2026-11-01 01:30:00 -05:00", "2026-11-02 01:30:00 -05:00"],
        Ours = ["2026-11-01 01:30:00 -04:00", "2026-11-02 01:30:00 -05:00"],
    };

    public static readonly AgreedDifference SecondsCarriedOver = new("NCrontab 3.3.0, which these listeners use, goes on with the seconds of the start in a later minute. 3.4.0, which ours use, begins that minute at its first.")
    {
        Real = ["2026-10-29 20:32:54 -04:00", "2026-10-29 20:32:55 -04:00"],
        Ours = ["2026-10-29 20:32:00 -04:00", "2026-10-29 20:32:01 -04:00"],
    };
}

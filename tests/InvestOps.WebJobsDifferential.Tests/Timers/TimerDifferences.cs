namespace InvestOps.WebJobsDifferential.Tests.Timers;

/// <summary>The agreed differences with timers.</summary>
internal static class TimerDifferences
{
    public static readonly AgreedDifference StopBreaksOff = new("What a stop broke off is not done: the occurrence comes again at the next start.")
    {
        Real = ["ran now, next new year, updated now", "calls after the next start 0"],
        Ours = ["ran 2020-01-01 00:00, next 2021-01-01 00:00, updated before", "calls after the next start 1"],
    };

    public static readonly AgreedDifference WordOfAStop = new("A function is told of a stop, so that it can break off. These listeners only wait for it; the present ones tell it as well.")
    {
        Real = ["not told", "waited for"],
        Ours = ["told", "waited for"],
    };

    public static readonly AgreedDifference ChangedInterval = new("A changed schedule starts from now in both of its forms. These listeners count a longer time span from the last run of the old schedule.")
    {
        Real = ["next in 30 minutes"],
        Ours = ["next in 90 minutes"],
    };

    public static readonly AgreedDifference LockOwner = new("Who keeps the others from listening must be seen.")
    {
        Real = ["no owner"],
        Ours = ["machine, process, since"],
    };

    public static readonly AgreedDifference TimerName = new("Ours is the name that the Functions host gives, so that a status outlives the change from one to the other.")
    {
        Real = ["timers/differential/InvestOps.WebJobsDifferential.Tests.Timers.RealTick.Tick/status"],
        Ours = ["timers/differential/Host.Functions.Tick/status"],
    };

    public static readonly AgreedDifference ScheduleThatIsNone = new("One function that cannot be listened for does not keep the others from running.")
    {
        Real = ["the host does not start"],
        Ours = ["the host starts", "calls 0"],
    };
}

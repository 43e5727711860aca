using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Settings;
using InvestOps.LocalFunctions.Timers.Schedules;

namespace InvestOps.LocalFunctions.Timers;

/// <summary>A timer function with everything that its attribute and the settings say of it.</summary>
internal sealed record TimerDefinition
{
    public required FunctionDescriptor Function { get; init; }

    public required Schedule Schedule { get; init; }

    /// <summary>The schedule as it is written, its settings put in.</summary>
    public required string Expression { get; init; }

    /// <summary>The zone that the schedule's clock shows.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>Whether occurrences are remembered over restarts.</summary>
    public required bool IsRemembered { get; init; }

    public required bool RunsOnStartup { get; init; }

    public RetrySettings? Retry { get; init; }

    /// <summary>The clock's present, with the zone's offset: so it is stored.</summary>
    public DateTimeOffset NowBy(TimeProvider time) => TimeZoneInfo.ConvertTime(time.GetUtcNow(), Zone);

    /// <summary>The name under which the real host keeps status and lock as well.</summary>
    public string FullName => $"Host.Functions.{Function.Name}";
}

namespace InvestOps.LocalFunctions.Timers.Schedules;

/// <summary>A schedule expression cannot be used.</summary>
internal sealed class ScheduleFormatException(string expression, string reason)
    : FormatException($"The schedule expression '{expression}' was not recognized as a valid cron expression or timespan string: {reason}")
{
    public string Expression { get; } = expression;
}

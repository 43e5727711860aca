namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a timer function is told about the occurrence it serves.</summary>
public sealed class TimerInfo
{
    /// <summary>The schedule as it was before this run; null when the schedule is not remembered.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether the occurrence was missed and is caught up now.</summary>
    public bool IsPastDue { get; set; }
}

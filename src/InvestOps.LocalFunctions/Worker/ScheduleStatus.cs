namespace Microsoft.Azure.Functions.Worker;

/// <summary>What is remembered of a timer's schedule.</summary>
public sealed class ScheduleStatus
{
    /// <summary>When the function last ran; 0001-01-01 when it never did.</summary>
    public DateTime Last { get; set; }

    /// <summary>The occurrence that was expected next.</summary>
    public DateTime Next { get; set; }

    public DateTime LastUpdated { get; set; }
}

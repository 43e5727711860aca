namespace InvestOps.LocalFunctions.Timers.Status;

/// <summary>What is remembered of a timer over restarts.</summary>
internal sealed record TimerStatus
{
    /// <summary>When the last run that counts began; null when there was none.</summary>
    public DateTimeOffset? Last { get; init; }

    /// <summary>The occurrence that is expected next.</summary>
    public required DateTimeOffset Next { get; init; }

    public required DateTimeOffset LastUpdated { get; init; }
}

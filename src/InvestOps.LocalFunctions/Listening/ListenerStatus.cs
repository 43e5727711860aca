namespace InvestOps.LocalFunctions.Listening;

/// <summary>A snapshot of one listener, for status pages.</summary>
public sealed record ListenerStatus
{
    public required string Function { get; init; }

    /// <summary>For example <c>timer 0 0 8 * * 1-5</c> or <c>queue orders</c>.</summary>
    public required string Trigger { get; init; }

    public required ListenerState State { get; init; }

    /// <summary>When the state began; null when it never changed.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>How many runs of the function have not ended, those by hand too.</summary>
    public int Running { get; init; }

    /// <summary>What is wrong now, or how the last run failed; null when nothing did.</summary>
    public string? LastError { get; init; }

    /// <summary>Who has the function's lock, where another host has it.</summary>
    public string? LockedBy { get; init; }

    /// <summary>A timer's next occurrences; empty for other triggers.</summary>
    public IReadOnlyList<DateTimeOffset> NextOccurrences { get; init; } = [];
}

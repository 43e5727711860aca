namespace InvestOps.Pipeline.Watching;

/// <summary>How the storage does at a moment.</summary>
public sealed record StorageHealth
{
    /// <summary>What it is and where, without any key.</summary>
    public required string Place { get; init; }

    public required bool IsReachable { get; init; }

    /// <summary>What is wrong, with what to do; null while it is reachable.</summary>
    public string? Error { get; init; }

    /// <summary>What answers, in its own words, for example <c>Azurite-Blob/3.37.0</c>; null where it does not say.</summary>
    public string? Version { get; init; }

    /// <summary>The storage's clock less this machine's; null where it does not tell the time.</summary>
    public TimeSpan? ClockAhead { get; init; }
}

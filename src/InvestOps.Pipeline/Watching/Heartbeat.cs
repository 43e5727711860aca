namespace InvestOps.Pipeline.Watching;

/// <summary>A sign of life of a host (<c>runs/heartbeats/{role}-{machine}.json</c>), written anew at every look of its watchdog.</summary>
public sealed record Heartbeat
{
    public int Schema { get; init; } = 1;

    public required string Role { get; init; }

    public required string Machine { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string CodeVersion { get; init; }

    public required int ProcessId { get; init; }

    /// <summary>The space below the root of that machine; null where its system does not tell.</summary>
    public required DiskSpace? Disk { get; init; }

    public required IReadOnlyList<TimerTicks> Timers { get; init; }

    /// <summary>Role and machine, the name of the entry.</summary>
    public string NameOf() => $"{Role}-{Machine}";
}

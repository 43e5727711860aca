namespace InvestOps.Pipeline.Backups;

/// <summary>One backup: every file that there was at a moment, by hash. Written last; an object that no snapshot names is nobody's.</summary>
public sealed record Snapshot
{
    public int Schema { get; init; } = 1;

    /// <summary>Backups are numbered as they are made, so that a clock that was wrong does not change their order.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string CodeVersion { get; init; }

    public required string Machine { get; init; }

    /// <summary>What was backed up: a folder or an address.</summary>
    public required string Source { get; init; }

    /// <summary>In ordinal order of container and name.</summary>
    public required IReadOnlyList<SnapshotItem> Items { get; init; }
}

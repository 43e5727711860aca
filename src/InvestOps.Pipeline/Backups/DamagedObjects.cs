namespace InvestOps.Pipeline.Backups;

/// <summary>What the last check of a repository found: the next backup writes these objects anew where their content still exists.</summary>
public sealed record DamagedObjects
{
    public int Schema { get; init; } = 1;

    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>By hash, in order.</summary>
    public required IReadOnlyList<string> Objects { get; init; }
}

namespace InvestOps.Pipeline.Backups;

/// <summary>What a restored folder was made from (<c>restore/restored.json</c> in it).</summary>
public sealed record RestoreMark
{
    public int Schema { get; init; } = 1;

    /// <summary>Number and hash of the snapshot.</summary>
    public required string Snapshot { get; init; }

    /// <summary>Whether all of it is there and was compared.</summary>
    public required bool IsProven { get; init; }

    /// <summary>Names that were spelt anew, by the name here.</summary>
    public required IReadOnlyDictionary<string, string> Renamed { get; init; }
}

namespace InvestOps.Pipeline.Backups;

/// <summary>One file of a backup.</summary>
public sealed record SnapshotItem
{
    public required string Container { get; init; }

    /// <summary>The name as it was, whatever it was.</summary>
    public required string Name { get; init; }

    /// <summary>The tag that it had: while it stays, the file need not be read for the next backup.</summary>
    public required string Tag { get; init; }

    public required long Length { get; init; }

    /// <summary>SHA-256; the content is the object of that name.</summary>
    public required string Sha256 { get; init; }
}

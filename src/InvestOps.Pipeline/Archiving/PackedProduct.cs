namespace InvestOps.Pipeline.Archiving;

/// <summary>A report inside a pack.</summary>
public sealed record PackedProduct
{
    /// <summary>Its folder among the reports, with a slash at the end; the folder inside the pack is the same.</summary>
    public required string Folder { get; init; }

    /// <summary>The date that its age is reckoned from.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>SHA-256 of its manifest.</summary>
    public required string Manifest { get; init; }

    /// <summary>SHA-256 of each of its files by name, the manifest among them.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }
}

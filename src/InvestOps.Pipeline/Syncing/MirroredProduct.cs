namespace InvestOps.Pipeline.Syncing;

/// <summary>A product that the mirror has whole, each file with its hash.</summary>
public sealed record MirroredProduct
{
    public required string Container { get; init; }

    /// <summary>Its folder where it was copied from, as the name is there; ends in a slash.</summary>
    public required string Folder { get; init; }

    /// <summary>Its folder in the mirror: the same but where that name is no portable one.</summary>
    public required string Place { get; init; }

    /// <summary>The tag of its manifest at the source: while it stays, nothing is to be copied.</summary>
    public required string Tag { get; init; }

    /// <summary>SHA-256 of its manifest.</summary>
    public required string Manifest { get; init; }
}

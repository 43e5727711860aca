namespace InvestOps.Pipeline.MarketData.Manifest;

/// <summary>One published file of the market store. Its name holds the start of its hash, so a file never changes under its name.</summary>
internal sealed record StoredFile
{
    public required string Path { get; init; }

    public required string Sha256 { get; init; }

    public required long Bytes { get; init; }

    public required int Rows { get; init; }

    public required IReadOnlyList<StoredSource> Sources { get; init; }

    public IReadOnlyList<StoredSession> Sessions { get; init; } = [];
}

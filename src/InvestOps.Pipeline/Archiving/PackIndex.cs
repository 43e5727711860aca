namespace InvestOps.Pipeline.Archiving;

/// <summary>What a pack holds (<c>index.json</c> beside it).</summary>
public sealed record PackIndex
{
    public int Schema { get; init; } = 1;

    /// <summary>Packs are numbered as they are made; of two that hold the same report, the later one counts.</summary>
    public required int Number { get; init; }

    /// <summary>The month of its reports, <c>yyyy-MM</c>.</summary>
    public required string Month { get; init; }

    public required IReadOnlyList<PackedProduct> Products { get; init; }
}

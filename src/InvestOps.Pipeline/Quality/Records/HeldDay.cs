namespace InvestOps.Pipeline.Quality.Records;

/// <summary>A session that was held back, whole.</summary>
public sealed record HeldDay
{
    public int Schema { get; init; } = 1;

    public required string Source { get; init; }

    /// <summary>The date that the source gave.</summary>
    public required DateOnly Date { get; init; }

    public required IReadOnlyList<BarEntry> Bars { get; init; }

    public required IReadOnlyList<IndexEntry> Indices { get; init; }
}

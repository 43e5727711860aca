namespace InvestOps.Pipeline.Quality.Records;

/// <summary>The stored form of a session's decisions.</summary>
public sealed record DecisionsRecord
{
    public int Schema { get; init; } = 1;

    public required DateOnly Date { get; init; }

    public required IReadOnlyList<DecisionEntry> Decisions { get; init; }
}

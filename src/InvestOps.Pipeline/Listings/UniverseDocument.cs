namespace InvestOps.Pipeline.Listings;

/// <summary>The universe as of a session: what <c>universe --json</c> prints.</summary>
public sealed record UniverseDocument
{
    public int Schema { get; init; } = 1;

    /// <summary>The session; the last one before, where a day without trading was asked for.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The first session looked back on: states may have begun before it.</summary>
    public required DateOnly LookedBackTo { get; init; }

    /// <summary>The strategy whose rules the exclusions are of; null for the usual marks.</summary>
    public string? Strategy { get; init; }

    public required IReadOnlyList<UniverseEntry> Issues { get; init; }

    /// <summary>What changed on that session.</summary>
    public required IReadOnlyList<UniverseEvent> Events { get; init; }
}

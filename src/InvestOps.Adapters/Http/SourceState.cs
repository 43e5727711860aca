namespace InvestOps.Adapters.Http;

/// <summary>What is remembered of a source between runs (<c>runs/sources/{source}.json</c>).</summary>
public sealed record SourceState
{
    public int Schema { get; init; } = 1;

    /// <summary>The Korean day that the requests are counted of.</summary>
    public DateOnly Day { get; init; }

    /// <summary>Requests of the day, those included that were set aside for a session and not sent.</summary>
    public int Requests { get; init; }

    /// <summary>Nothing is asked before this, since the source shut us out.</summary>
    public DateTimeOffset? BlockedUntil { get; init; }

    /// <summary>Nothing is asked before this, since the source says that its quota is used up.</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>Why nothing is asked.</summary>
    public string? Reason { get; init; }
}

using InvestOps.Domain.Market;

namespace InvestOps.Domain.Quality;

/// <summary>One thing that the session gate found, with what a person needs in order to decide.</summary>
public sealed record QualityFinding
{
    public required SessionCheck Check { get; init; }

    /// <summary>That of the check, or <see cref="CheckSeverity.Note"/> where a person accepted it.</summary>
    public required CheckSeverity Severity { get; init; }

    /// <summary>The issue; null where it is about the session or a market.</summary>
    public Symbol? Symbol { get; init; }

    /// <summary>What was found and what was expected, with the figures.</summary>
    public required string Detail { get; init; }

    /// <summary>The row in question, as its source gave it.</summary>
    public DailyBar? Row { get; init; }

    /// <summary>The row of the session before.</summary>
    public DailyBar? Previous { get; init; }

    /// <summary>What a person decided about it.</summary>
    public QualityDecision? Decision { get; init; }
}

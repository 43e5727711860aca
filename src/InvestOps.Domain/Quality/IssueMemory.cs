using InvestOps.Domain.Market;

namespace InvestOps.Domain.Quality;

/// <summary>What the sessions before tell of an issue.</summary>
public sealed record IssueMemory
{
    public required Board Board { get; init; }

    /// <summary>The row of the session before; null where the issue had none there.</summary>
    public DailyBar? Previous { get; init; }

    /// <summary>Whether one of the sessions looked back on had no trades, or no row: limits and base price may be lifted or re-set.</summary>
    public bool WasHalted { get; init; }

    /// <summary>Whether the session before had no trades, or no row.</summary>
    public bool IsReopening { get; init; }
}

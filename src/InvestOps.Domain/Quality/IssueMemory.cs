using InvestOps.Domain.Market;

namespace InvestOps.Domain.Quality;

/// <summary>What the sessions before tell of an issue.</summary>
public sealed record IssueMemory
{
    public required Board Board { get; init; }

    /// <summary>The row of the session before; null where the issue had none there.</summary>
    public DailyBar? Previous { get; init; }

    /// <summary>
    /// Whether the issue traded on each of ten stored sessions before. Else it may be new, reopened or in liquidation trading, where
    /// limits are lifted, or too little is stored to know.
    /// </summary>
    public bool TradedThroughout { get; init; }

    /// <summary>Whether the session before had no trades, or no row.</summary>
    public bool IsReopening { get; init; }
}

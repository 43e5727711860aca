using InvestOps.Domain.Market;

namespace InvestOps.Domain.Scanning;

/// <summary>One issue that a strategy wants to hold after a session.</summary>
public sealed record Signal
{
    /// <summary>1 for the best score; HOLD_CORE entries have none.</summary>
    public int? Rank { get; init; }

    public required Symbol Symbol { get; init; }

    public required string Name { get; init; }

    public double? Score { get; init; }

    public required Weight Weight { get; init; }

    /// <summary>Closing price of the session, in the stored price basis.</summary>
    public double? Close { get; init; }

    public required Explanation Reason { get; init; }
}

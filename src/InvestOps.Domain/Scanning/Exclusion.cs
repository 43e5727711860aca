using InvestOps.Domain.Market;

namespace InvestOps.Domain.Scanning;

/// <summary>An issue that was left out of a scan, and why.</summary>
public sealed record Exclusion
{
    public required Symbol Symbol { get; init; }

    public required string Name { get; init; }

    public required ExclusionReason Reason { get; init; }

    /// <summary>The figures behind the reason.</summary>
    public required Explanation Detail { get; init; }

    /// <summary>The same issue, left out because its row is held back and not because it has none.</summary>
    /// <param name="checks">The checks that the row fails, for people.</param>
    public Exclusion AsHeldBack(Calendar.TradingDate date, string checks) =>
        this with { Reason = ExclusionReason.HeldBack, Detail = Explanation.Of(ExplanationKeys.HeldBack, $"{date}", $"{checks}") };
}

using InvestOps.Domain.Tuning.Evidence;
using InvestOps.Domain.Tuning.Folds;

namespace InvestOps.Domain.Tuning;

/// <summary>What a search came to: the best trial, what speaks for and against it, and what a walk-forward would have made of it.</summary>
public sealed record TuningFindings
{
    public required LuckVerdict Verdict { get; init; }

    public required IReadOnlyList<Check> Checks { get; init; }

    public required TuningEvidence Evidence { get; init; }

    /// <summary>Trials that meet the constraints, best first; ties by number.</summary>
    public required IReadOnlyList<Trial> Ranked { get; init; }

    /// <summary>Daily returns of the best.</summary>
    public required IReadOnlyList<double> BestReturns { get; init; }

    public required IReadOnlyList<FoldChoice> Rolling { get; init; }

    public required IReadOnlyList<FoldChoice> Anchored { get; init; }

    public required IReadOnlyList<FoldChoice> Purged { get; init; }

    /// <summary>Daily returns of the rolling walk-forward, from its first test session on; a fold without a choice holds cash.</summary>
    public required IReadOnlyList<double> RollingReturns { get; init; }

    /// <summary>The same of the anchored one.</summary>
    public required IReadOnlyList<double> AnchoredReturns { get; init; }
}

namespace InvestOps.Pipeline.Tuning;

/// <summary>The figures of the evidence as <c>result.json</c> shows them; ratios are a year's.</summary>
public sealed record EvidenceEntry
{
    public required double? BestSharpe { get; init; }

    public required double? LuckySharpe { get; init; }

    public required double? ProbabilisticSharpe { get; init; }

    public required double? DeflatedSharpe { get; init; }

    /// <summary>Sessions.</summary>
    public required double? MinimumTrackRecord { get; init; }

    public required double? OverfittingProbability { get; init; }

    public required double? LossProbability { get; init; }

    public required double? Degradation { get; init; }

    public required double? RealityCheckP { get; init; }

    public required double? SuperiorAbilityP { get; init; }

    public required double? RollingSharpe { get; init; }

    public required double? AnchoredSharpe { get; init; }

    public required double? CrossValidatedSharpe { get; init; }

    public required int Neighbours { get; init; }

    public required double? NeighboursMedian { get; init; }

    public required double? NeighboursWorst { get; init; }

    public required double? Stability { get; init; }

    public required double? DoubledCostsSharpe { get; init; }

    public required double? SessionLaterSharpe { get; init; }
}

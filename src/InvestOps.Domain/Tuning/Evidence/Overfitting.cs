namespace InvestOps.Domain.Tuning.Evidence;

/// <summary>What a combinatorially symmetric cross-validation says of choosing the trial with the highest Sharpe ratio.</summary>
public sealed record Overfitting
{
    /// <summary>PBO: the share of combinations in which the best in sample is no better than the median out of sample.</summary>
    public required double Probability { get; init; }

    /// <summary>The share of combinations in which the best in sample loses out of sample.</summary>
    public required double ProbabilityOfLoss { get; init; }

    /// <summary>Slope of the best one's ratio out of sample on that in sample: below 0, better in the past means worse afterwards.</summary>
    public required double? Degradation { get; init; }

    /// <summary>How many combinations there are.</summary>
    public required int Combinations { get; init; }

    /// <summary>Annual Sharpe ratios of the best in sample, in sample and out of it, for a number of combinations spread evenly over all.</summary>
    public required IReadOnlyList<SampledPair> Pairs { get; init; }
}

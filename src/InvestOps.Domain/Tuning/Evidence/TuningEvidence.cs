namespace InvestOps.Domain.Tuning.Evidence;

/// <summary>All that was found out about the best trial of a tuning.</summary>
public sealed record TuningEvidence
{
    /// <summary>Over the whole range.</summary>
    public required ReturnSummary Best { get; init; }

    /// <summary>How many returns the range has.</summary>
    public required int Returns { get; init; }

    /// <summary>Trials that count: all that were ever made of this strategy on this data.</summary>
    public required int TrueTrials { get; init; }

    /// <summary>The annual Sharpe ratio that the best of so many trials shows without any skill.</summary>
    public required double? LuckySharpe { get; init; }

    /// <summary>The probability that the true Sharpe ratio is above zero, were it the only trial.</summary>
    public required double? ProbabilisticSharpe { get; init; }

    /// <summary>The same above what luck gives.</summary>
    public required double? DeflatedSharpe { get; init; }

    /// <summary>Sessions that a history must have before its ratio is above what luck gives, at 95 %; null = no length would do.</summary>
    public required double? MinimumTrackRecord { get; init; }

    /// <summary>Null with fewer than two trials.</summary>
    public Overfitting? Overfitting { get; init; }

    /// <summary>White's p-value.</summary>
    public double? RealityP { get; init; }

    /// <summary>Hansen's p-value.</summary>
    public double? SuperiorP { get; init; }

    /// <summary>Out of sample, all folds of the rolling walk-forward joined; null = nothing was chosen.</summary>
    public ReturnSummary? Rolling { get; init; }

    /// <summary>The same of the anchored one.</summary>
    public ReturnSummary? Anchored { get; init; }

    /// <summary>The same of the purged cross-validation.</summary>
    public ReturnSummary? CrossValidated { get; init; }

    public required Neighbourhood Neighbours { get; init; }

    /// <summary>The best trial, every cost twice what it is.</summary>
    public required ReturnSummary DoubledCosts { get; init; }

    /// <summary>The best trial, every order a session later.</summary>
    public required ReturnSummary SessionLater { get; init; }
}

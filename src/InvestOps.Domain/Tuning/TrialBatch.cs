using InvestOps.Domain.Tuning.Evidence;

namespace InvestOps.Domain.Tuning;

/// <summary>What a number of trials came to.</summary>
/// <param name="Trials">In the order of the points that were asked for.</param>
/// <param name="Tally">Of the tests against a benchmark.</param>
public sealed record TrialBatch(IReadOnlyList<Trial> Trials, AbilityTally Tally);

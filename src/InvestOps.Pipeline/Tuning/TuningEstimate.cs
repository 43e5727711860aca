namespace InvestOps.Pipeline.Tuning;

/// <summary>What a tuning would take, after a few trials to measure it by.</summary>
/// <param name="Combinations">Of the whole space.</param>
/// <param name="Trials">That would be run, at most.</param>
/// <param name="Signals">Different signals among the combinations of a grid, each ranked once; null for other searches.</param>
/// <param name="OneTrial">The mean of the calibration, signals included.</param>
/// <param name="Whole">For all trials on so many threads.</param>
public sealed record TuningEstimate(string Id, long Combinations, int Trials, int? Signals, TimeSpan OneTrial, TimeSpan Whole);

namespace InvestOps.Pipeline.Runs;

/// <summary>The newest run of a stage, as far as the ledger can be read.</summary>
/// <param name="Record">The newest entry that can be read; null where none can.</param>
/// <param name="Damages">What is wrong with each newer entry, with its place.</param>
public sealed record NewestRun(RunRecord? Record, IReadOnlyList<string> Damages);

using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Status;

/// <summary>What one stage still owes.</summary>
/// <param name="Due">Sessions that it has not done, oldest first.</param>
/// <param name="LastRun">Its newest entry in the ledger of those sessions and of the newest stored one; null where there is none.</param>
public sealed record StageStatus(StageName Stage, IReadOnlyList<DateOnly> Due, RunRecord? LastRun);

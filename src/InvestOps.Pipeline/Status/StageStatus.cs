using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Status;

/// <summary>Where one stage stands.</summary>
/// <param name="Due">Sessions that it has not done, oldest first.</param>
/// <param name="Late">Sessions whose deadline has passed, those included that are not ingested yet.</param>
/// <param name="Deadline">The deadline of the oldest late session; null where none is late.</param>
/// <param name="WaitsFor">The earlier stage that keeps it from its late sessions; null where it is the root of the matter.</param>
/// <param name="LastRun">Its newest entry in the ledger that can be read; null where it never ran.</param>
public sealed record StageStatus(StageName Stage, IReadOnlyList<DateOnly> Due, IReadOnlyList<DateOnly> Late, DateTimeOffset? Deadline, StageName? WaitsFor, RunRecord? LastRun)
{
    /// <summary>What is wrong with newer entries that cannot be read, with the place of each.</summary>
    public IReadOnlyList<string> Damages { get; init; } = [];
}

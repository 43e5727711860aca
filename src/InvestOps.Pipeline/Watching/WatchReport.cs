namespace InvestOps.Pipeline.Watching;

/// <summary>What came of one look of a watchdog.</summary>
/// <param name="Concerns">What it found wrong and answers for; other watchdogs answer for the rest.</param>
/// <param name="Changes">What changed with this look.</param>
public sealed record WatchReport(IReadOnlyList<HealthConcern> Concerns, IReadOnlyList<StateChange> Changes);

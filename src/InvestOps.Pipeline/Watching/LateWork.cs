using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Watching;

/// <summary>What a stage has not done although its deadline has passed.</summary>
/// <param name="Stage">The stage that is the root of it.</param>
/// <param name="Sessions">Oldest first.</param>
/// <param name="Deadline">Of the oldest.</param>
public sealed record LateWork(StageName Stage, IReadOnlyList<DateOnly> Sessions, DateTimeOffset Deadline);

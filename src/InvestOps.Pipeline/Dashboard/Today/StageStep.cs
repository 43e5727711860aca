using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Status;

namespace InvestOps.Pipeline.Dashboard.Today;

/// <summary>One stage in the row of today's pipeline.</summary>
/// <param name="Status">What is known of it.</param>
/// <param name="State">What follows from that.</param>
/// <param name="Deadline">When the oldest session that it owes must be done; null where there is none.</param>
public sealed record StageStep(StageStatus Status, StepState State, DateTimeOffset? Deadline)
{
    /// <summary>The stages of the row, in its order.</summary>
    internal static IReadOnlyList<StageName> Row { get; } = [StageName.Ingest, StageName.Scan, StageName.Report, StageName.RequestBacktest, StageName.Backtest, StageName.Sync];

    internal static StepState StateOf(StageStatus status) => status switch
    {
        { LastRun.State: RunState.Running } => StepState.Running,
        { Late.Count: > 0 } => StepState.Late,
        { LastRun: { State: RunState.Failed or RunState.Crashed } run } when status.Due.Count == 0 || status.Due.Contains(run.Date) => StepState.Failed,
        { Due.Count: > 0 } => StepState.Owing,
        { LastRun: null } => StepState.Idle,
        _ => StepState.Done,
    };
}

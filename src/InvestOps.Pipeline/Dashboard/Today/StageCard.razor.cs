using InvestOps.Pipeline.Dashboard.Frames;
using InvestOps.Pipeline.Runs;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Dashboard.Today;

/// <summary>One stage in the row: how it stands, its last run, what it owes until when.</summary>
public sealed partial class StageCard
{
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    [Parameter]
    [EditorRequired]
    public required StageStep Step { get; set; }

    [Parameter]
    [EditorRequired]
    public required DateTimeOffset Now { get; set; }

    /// <summary>Backtests that were asked for and have no report.</summary>
    [Parameter]
    public int Open { get; set; }

    private RunRecord? Run => Step.Status.LastRun;
}

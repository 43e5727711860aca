using InvestOps.Pipeline.Dashboard.Frames;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Dashboard.Comparing;

/// <summary>Backtests side by side, or why they cannot be.</summary>
public sealed partial class ComparePage
{
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    [Parameter]
    [EditorRequired]
    public required CompareView View { get; set; }
}

using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Dashboard.Frames;

/// <summary>What a page should show and cannot, because it is damaged.</summary>
public sealed partial class DamageList
{
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    [Parameter]
    [EditorRequired]
    public required IReadOnlyList<string> Damages { get; set; }
}

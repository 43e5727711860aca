using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Dashboard.Frames;

/// <summary>The page for what cannot be shown.</summary>
public sealed partial class ProblemPage
{
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    [Parameter]
    [EditorRequired]
    public required Problem Problem { get; set; }

    private string Title => Frame.Text["dash.problem." + Kind];

    private string Kind => Problem.StatusCode switch
    {
        403 => "forbidden",
        404 => "missing",
        413 => "large",
        429 => "often",
        >= 500 => "broken",
        _ => "wrong",
    };
}

using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Dashboard.Frames;

/// <summary>The page that asks for the key.</summary>
public sealed partial class SignInPage
{
    [Parameter]
    [EditorRequired]
    public required PageFrame Frame { get; set; }

    [Parameter]
    [EditorRequired]
    public required SignInState State { get; set; }
}

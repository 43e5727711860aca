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

    // A browser keeps the session's cookie back when another site leads here, and sends it with the next request from this page.
    private string Again => Frame.To(string.Join('/', Frame.Request.Path.Split('/').Select(Uri.EscapeDataString)));
}

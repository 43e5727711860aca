using InvestOps.Pipeline.Reporting.Charts.Scenes;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Reporting.Pages;

/// <summary>A scene in the page, as SVG.</summary>
public sealed partial class Drawing
{
    [Parameter]
    [EditorRequired]
    public required Scene Scene { get; set; }
}

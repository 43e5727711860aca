using InvestOps.Pipeline.Reporting.Charts.Scenes;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Reporting.Pages;

/// <summary>A chart with its heading and caption, drawn for wide screens and for phones; the style sheet shows one.</summary>
public sealed partial class ChartFigure
{
    [Parameter]
    [EditorRequired]
    public required Scene Wide { get; set; }

    [Parameter]
    [EditorRequired]
    public required Scene Narrow { get; set; }

    [Parameter]
    public string? Caption { get; set; }
}

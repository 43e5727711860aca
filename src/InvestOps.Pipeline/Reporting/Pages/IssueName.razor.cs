using InvestOps.Pipeline.Reporting.Charts.Scenes;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Reporting.Pages;

/// <summary>An issue's name in a table's cell: on one line, unless it is so long that the table would suffer.</summary>
public sealed partial class IssueName
{
    private const double MostEms = 15;

    [Parameter]
    [EditorRequired]
    public required string Name { get; set; }

    private bool IsLong => TextWidth.Of(Name, 1) > MostEms;
}

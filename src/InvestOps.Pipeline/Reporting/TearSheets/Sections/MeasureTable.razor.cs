using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Reporting.TearSheets.Sections;

/// <summary>The measures that are not among the headline figures.</summary>
public sealed partial class MeasureTable
{
    [Parameter]
    [EditorRequired]
    public required TearSheet Sheet { get; set; }

    [Parameter]
    [EditorRequired]
    public required ReportText Text { get; set; }
}

using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Reporting.TearSheets.Sections;

/// <summary>What trading cost, in won and in shares of the capital.</summary>
public sealed partial class CostTable
{
    [Parameter]
    [EditorRequired]
    public required TearSheet Sheet { get; set; }

    [Parameter]
    [EditorRequired]
    public required ReportText Text { get; set; }

    private TearSheetFigures Figures => new(Sheet);
}

using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Reporting.TearSheets.Sections;

/// <summary>Where the result came from: gross, less each cost, is net.</summary>
public sealed partial class AttributionTable
{
    [Parameter]
    [EditorRequired]
    public required TearSheet Sheet { get; set; }

    [Parameter]
    [EditorRequired]
    public required ReportText Text { get; set; }

    private TearSheetFigures Figures => field ??= new TearSheetFigures(Sheet);
}

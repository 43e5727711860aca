using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Reporting.TearSheets.Sections;

/// <summary>How the orders were filled, and the fills themselves: a table that can be sorted and searched.</summary>
public sealed partial class FillTable
{
    [Parameter]
    [EditorRequired]
    public required TearSheet Sheet { get; set; }

    [Parameter]
    [EditorRequired]
    public required ReportText Text { get; set; }

    private TearSheetFigures Figures => field ??= new TearSheetFigures(Sheet);

    private MarkupString Rows => new(FillRows.Write(Sheet, Text));

    private int Shown => Math.Min(FillRows.Most, Sheet.Result.Fills.Count);
}

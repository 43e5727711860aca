using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Reporting.TearSheets.Sections;

/// <summary>The equity curve with a switch between a linear and a logarithmic scale, which needs no script.</summary>
public sealed partial class EquityFigure
{
    [Parameter]
    [EditorRequired]
    public required TearSheet Sheet { get; set; }

    [Parameter]
    [EditorRequired]
    public required ReportText Text { get; set; }

    private bool IsLogarithmic => new RebasedCurves(Sheet.Result).IsWide;

    private bool HasBoth => new RebasedCurves(Sheet.Result).IsPositive;
}

using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Reporting.TearSheets.Sections;

/// <summary>What was held at the end.</summary>
public sealed partial class HoldingTable
{
    [Parameter]
    [EditorRequired]
    public required TearSheet Sheet { get; set; }

    [Parameter]
    [EditorRequired]
    public required ReportText Text { get; set; }

    private decimal Cash => Sheet.Result.Curve[^1].Cash.Amount;

    private double CashWeight => Sheet.Result.FinalEquity.Amount == 0 ? 0 : (double)(Cash / Sheet.Result.FinalEquity.Amount);
}

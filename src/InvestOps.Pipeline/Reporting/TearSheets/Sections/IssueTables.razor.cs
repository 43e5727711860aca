using InvestOps.Domain.Market;
using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Reporting.TearSheets.Sections;

/// <summary>The issues that brought most and those that cost most.</summary>
public sealed partial class IssueTables
{
    [Parameter]
    [EditorRequired]
    public required TearSheet Sheet { get; set; }

    [Parameter]
    [EditorRequired]
    public required ReportText Text { get; set; }

    private const int Shown = 8;

    private Domain.Performance.Books.IssueResult[] Winners => [.. Sheet.Report.Issues.Where(issue => issue.Profit > Won.Zero).Take(Shown)];

    private Domain.Performance.Books.IssueResult[] Losers => [.. Sheet.Report.Issues.Reverse().Where(issue => issue.Profit < Won.Zero).Take(Shown)];

    private double Largest => Sheet.Report.Issues.Count == 0 ? 0 : (double)Sheet.Report.Issues.Max(issue => Math.Abs(issue.Profit.Amount));
}

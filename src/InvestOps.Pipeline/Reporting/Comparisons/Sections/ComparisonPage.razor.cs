using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Reporting.Comparisons.Sections;

/// <summary>Several backtests side by side as a page of their own.</summary>
public sealed partial class ComparisonPage
{
    [Parameter]
    [EditorRequired]
    public required Comparison Comparison { get; set; }

    [Parameter]
    [EditorRequired]
    public required ReportText Text { get; set; }
}

using InvestOps.Domain.Scanning;
using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Reporting.Daily.Sections;

/// <summary>What one strategy wants to hold, what changed, and what it left out.</summary>
public sealed partial class StrategySection
{
    [Parameter]
    [EditorRequired]
    public required ScanResult Scan { get; set; }

    [Parameter]
    [EditorRequired]
    public required DailyWords Words { get; set; }

    private ReportText Text => Words.Text;

    private double Largest => Scan.TopN.Select(signal => Math.Abs(signal.Score ?? 0)).Where(double.IsFinite).DefaultIfEmpty(0).Max();
}

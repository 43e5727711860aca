using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Reporting.TearSheets.Sections;

/// <summary>The return of each calendar year beside the benchmark's.</summary>
public sealed partial class YearTable
{
    [Parameter]
    [EditorRequired]
    public required TearSheet Sheet { get; set; }

    [Parameter]
    [EditorRequired]
    public required ReportText Text { get; set; }

    // Above a chart of the same years stands their heading already.
    private bool HasChart => Sheet.Report.Yearly.Count > 1;

    private double Lowest => Sheet.Report.Yearly.Min(year => year.Return);

    private double Highest => Sheet.Report.Yearly.Max(year => year.Return);

    private static double? Difference(Domain.Performance.PeriodReturn year) =>
        year.Benchmark is { } benchmark && double.IsFinite(benchmark) ? year.Return - benchmark : null;
}

using System.Globalization;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Tuning;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Reporting.Tunings.Sections;

/// <summary>What each fold chose, and what came of it.</summary>
public sealed partial class FoldTable
{
    [Parameter]
    [EditorRequired]
    public required string Title { get; set; }

    [Parameter]
    [EditorRequired]
    public required IReadOnlyList<FoldEntry> Folds { get; set; }

    [Parameter]
    [EditorRequired]
    public required ReportText Text { get; set; }

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

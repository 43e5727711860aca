using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Reporting.Daily.Sections;

/// <summary>What a reader should know of the day's data.</summary>
public sealed partial class NotesSection
{
    [Parameter]
    [EditorRequired]
    public required DailyReport Report { get; set; }

    [Parameter]
    [EditorRequired]
    public required ReportText Text { get; set; }
}

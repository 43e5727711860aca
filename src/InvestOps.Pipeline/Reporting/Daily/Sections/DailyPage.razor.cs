using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.AspNetCore.Components;

namespace InvestOps.Pipeline.Reporting.Daily.Sections;

/// <summary>The day's report as a page.</summary>
public sealed partial class DailyPage
{
    private DailyWords? _words;

    [Parameter]
    [EditorRequired]
    public required DailyReport Report { get; set; }

    private DailyWords Words => _words ??= new DailyWords(Report);

    private ReportText Text => Words.Text;
}

using InvestOps.Pipeline.Reporting.Daily.Sections;
using InvestOps.Pipeline.Reporting.Pages;

namespace InvestOps.Pipeline.Reporting.Daily;

/// <summary>Writes the day's report. The same report gives the same text.</summary>
public static class DailyReportRenderer
{
    /// <summary>One self-contained page: no script, no request to anywhere.</summary>
    public static Task<string> HtmlAsync(DailyReport report) =>
        StaticPage.RenderAsync<DailyPage>(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(DailyPage.Report)] = report });

    public static string Markdown(DailyReport report) => new DailyReportMarkdown(report).Write();

    /// <summary>The report for programs: numbers unrounded; reasons and notes in the report's language.</summary>
    public static string Json(DailyReport report) => DailyReportJson.Write(report);
}

using InvestOps.Pipeline.Reporting.Pages;
using InvestOps.Pipeline.Reporting.Tunings.Sections;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Reporting.Tunings;

/// <summary>Writes the page of a tuning. The same sheet gives the same bytes.</summary>
public static class TuningRenderer
{
    /// <summary>One self-contained page: no script, no request to anywhere.</summary>
    public static Task<string> HtmlAsync(TuningSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return StaticPage.RenderAsync<TuningPage>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(TuningPage.Sheet)] = sheet,
            [nameof(TuningPage.Text)] = ReportText.In(sheet.Language),
        });
    }
}

using InvestOps.Pipeline.Reporting.Comparisons.Sections;
using InvestOps.Pipeline.Reporting.Pages;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Reporting.Comparisons;

/// <summary>Writes the page of a comparison. The same comparison gives the same bytes.</summary>
public static class ComparisonRenderer
{
    /// <summary>One self-contained page: no script, no request to anywhere.</summary>
    public static Task<string> HtmlAsync(Comparison comparison, ReportLanguage language) =>
        StaticPage.RenderAsync<ComparisonPage>(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(ComparisonPage.Comparison)] = comparison,
            [nameof(ComparisonPage.Text)] = ReportText.In(language),
        });
}

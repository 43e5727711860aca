using InvestOps.Pipeline.Reporting.Charts.Output;
using InvestOps.Pipeline.Reporting.Pages;
using InvestOps.Pipeline.Reporting.TearSheets.Sections;

namespace InvestOps.Pipeline.Reporting.TearSheets;

/// <summary>Writes a backtest's tear sheet. The same sheet gives the same bytes.</summary>
public static class TearSheetRenderer
{
    /// <summary>One self-contained page: no script, no request to anywhere.</summary>
    public static Task<string> HtmlAsync(TearSheet sheet) =>
        StaticPage.RenderAsync<TearSheetPage>(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(TearSheetPage.Sheet)] = sheet });

    /// <summary>The first screen as a picture: verdict, equity, drawdown, months, costs.</summary>
    public static byte[] Png(TearSheet sheet) => PngWriter.Write(TearSheetPoster.Draw(sheet));
}

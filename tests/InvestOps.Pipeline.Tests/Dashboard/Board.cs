using System.Text.RegularExpressions;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Dashboard;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Quality;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Reporting.Comparisons;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Status;
using InvestOps.Pipeline.Tests.Day;
using InvestOps.Pipeline.Watching;

namespace InvestOps.Pipeline.Tests.Dashboard;

/// <summary>The dashboard of an operation, as a reader asks for it.</summary>
internal static partial class Board
{
    public static DashboardPages Of(SmallOperation operation, ReportLanguage language = ReportLanguage.English) => new(
        operation.Get<StatusReader>(),
        operation.Get<RunHistory>(),
        operation.Get<RunLedger>(),
        operation.Get<RequestBook>(),
        operation.Get<IWorkQueue>(),
        operation.Get<MarketStore>(),
        operation.Get<QualityReview>(),
        operation.Get<ComparisonPublisher>(),
        operation.Get<StrategyFiles>(),
        operation.Get<Deadlines>(),
        operation.Get<IAssetStore>(),
        new ReportSettings(language),
        operation.Time);

    /// <param name="address">A path with its query.</param>
    public static Task<DashboardPage> GetAsync(this DashboardPages pages, string address) => pages.ReadAsync(Asked(address), SmallOperation.Cancel);

    public static DashboardRequest Asked(string address)
    {
        var (path, query) = address.Split('?') is [var before, var after] ? (before, after) : (address, "");
        var values = query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .GroupBy(pair => Uri.UnescapeDataString(pair[0]), pair => pair.Length > 1 ? Uri.UnescapeDataString(pair[1]) : "", StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => string.Join(',', same), StringComparer.Ordinal);
        return new DashboardRequest(path, values);
    }

    /// <summary>The text that a reader sees, white space made one.</summary>
    public static string TextOf(this DashboardPage page)
    {
        var body = page.Html[page.Html.IndexOf("<body", StringComparison.Ordinal)..];
        return Space().Replace(System.Net.WebUtility.HtmlDecode(Tag().Replace(InlineTag().Replace(body, ""), " ")), " ");
    }

    /// <summary>Writes text in place of an asset.</summary>
    public static Task PutAsync(this SmallOperation operation, string path, string text) =>
        operation.Store.WriteAsync(new AssetPath(path.Split('/')[0], path[(path.IndexOf('/') + 1)..]), System.Text.Encoding.UTF8.GetBytes(text), SmallOperation.Cancel);

    [GeneratedRegex("</?(time|span|code|a)( [^>]*)?>", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex InlineTag();

    [GeneratedRegex("<[^>]*>", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Space();
}

using System.Text;
using System.Text.RegularExpressions;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Dashboard;
using InvestOps.Pipeline.Tests.Day;

namespace InvestOps.Pipeline.Tests.Dashboard;

/// <summary>The dashboard as a reader asks for it and sees it.</summary>
internal static partial class Board
{
    /// <param name="address">A path with its query.</param>
    public static Task<DashboardPage> GetAsync(this SmallOperation operation, string address) => operation.Pages().ReadAsync(Asked(address), SmallOperation.Cancel);

    public static DashboardRequest Asked(string address)
    {
        var (path, query) = address.Split('?', 2) is [var before, var after] ? (before, after) : (address, "");
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
        operation.Store.WriteAsync(new AssetPath(path.Split('/')[0], path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..]), Encoding.UTF8.GetBytes(text), SmallOperation.Cancel);

    /// <summary>Puts other words in the place of some within an asset.</summary>
    public static Task ReplaceAsync(this SmallOperation operation, AssetPath path, string before, string after) =>
        operation.Store.WriteAsync(path, Encoding.UTF8.GetBytes(operation.TextOf(path).Replace(before, after, StringComparison.Ordinal)), SmallOperation.Cancel);

    [GeneratedRegex("</?(time|span|code|a)( [^>]*)?>", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex InlineTag();

    [GeneratedRegex("<[^>]*>", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s+", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Space();
}

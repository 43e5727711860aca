using System.Security.Cryptography;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace InvestOps.Functions.Http.Dashboard;

/// <summary>Gives out finished reports, archived ones too, as they are stored. Nothing else of the storage has an address here.</summary>
internal sealed class DashboardReports(IAssetStore store)
{
    /// <summary>What the paths of reports begin with.</summary>
    public const string Folder = "reports/";

    private static readonly string[] Kinds = ["backtests/", "daily/", "compare/", "tuning/"];

    // Markdown as text: browsers would save what they cannot show.
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".json"] = "application/json; charset=utf-8",
        [".csv"] = "text/csv; charset=utf-8",
        [".md"] = "text/plain; charset=utf-8",
        [".png"] = "image/png",
    };

    /// <param name="path">Below <see cref="Folder"/>, decoded once.</param>
    /// <returns>Null where there is no such report, or the path could be none's.</returns>
    public async Task<IActionResult?> ReadAsync(HttpResponse response, string path, CancellationToken cancellationToken)
    {
        if (!Kinds.Any(kind => path.StartsWith(kind, StringComparison.Ordinal))
            || !Types.TryGetValue(Path.GetExtension(path), out var type)
            || AssetPath.TryCreate(AssetCatalog.Reports, path) is not { } asset
            || await store.ReadAsync(asset, cancellationToken) is not { } content)
        {
            return null;
        }

        DashboardHeaders.ApplyToReport(response);
        return new FileContentResult(content, type) { EntityTag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))}\"") };
    }
}

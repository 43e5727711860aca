using System.Globalization;
using System.Text;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Testing;

/// <summary>Finished reports with contents that follow from their names.</summary>
public static class MadeUpReports
{
    /// <summary>Publishes a daily report of two files.</summary>
    public static Task DailyAsync(IAssetStore store, DateOnly date, string text = "report") => PublishAsync(store, string.Create(CultureInfo.InvariantCulture, $"daily/{date:yyyy-MM-dd}/"), text);

    /// <summary>Publishes a product of two files and its manifest.</summary>
    public static Task PublishAsync(IAssetStore store, string folder, string text = "report") => AssetManifest.PublishAsync(
        store,
        new AssetPath("reports", folder + "manifest.json"),
        [.. new[] { "report.html", "report.md" }.Select(name => (new AssetPath("reports", folder + name), Encoding.UTF8.GetBytes($"{text} {folder}{name}\n")))],
        "test",
        new Dictionary<string, string>(StringComparer.Ordinal),
        CancellationToken.None);
}

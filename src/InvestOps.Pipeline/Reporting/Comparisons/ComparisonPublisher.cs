using System.Text;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Reporting.Comparisons;

/// <summary>Puts finished backtests side by side.</summary>
public sealed class ComparisonPublisher(IAssetStore store, ReportSettings settings)
{
    /// <exception cref="InvalidRequestException">An id is unknown, or the backtests cannot be compared.</exception>
    public async Task<Comparison> CompareAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var finished = new List<FinishedBacktest>();
        foreach (var id in ids)
        {
            finished.Add(await FinishedBacktests.ReadAsync(store, id, cancellationToken));
        }

        return Comparison.Of(finished);
    }

    /// <summary>The page, self-contained.</summary>
    public async Task<byte[]> RenderAsync(Comparison comparison) =>
        Encoding.UTF8.GetBytes(await ComparisonRenderer.HtmlAsync(comparison, settings.Language));

    /// <summary>Writes the page below <c>reports/compare</c>; the same ids in the same order have the same name.</summary>
    /// <returns>Where it is.</returns>
    public async Task<string> PublishAsync(Comparison comparison, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        var ids = string.Join('\n', comparison.Backtests.Select(backtest => backtest.Id));
        var path = AssetCatalog.Comparison(ContentHash.Of(ids)[..12]);
        await store.WriteAsync(path, await RenderAsync(comparison), cancellationToken);
        return store.LocationOf(path);
    }
}

using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.MarketData;

namespace InvestOps.Pipeline.Ingesting;

/// <summary>
/// Which stored sessions hold provisional rows: a small file each (<c>market/provisional/{date}.json</c>), written before the rows and
/// removed after official ones took their place, so that a crash in between leaves a session to look at once more.
/// </summary>
public sealed class ProvisionalSessions(MarketStore market)
{
    public Task MarkAsync(TradingDate date, string source, CancellationToken cancellationToken) =>
        market.Assets.WriteAsync(AssetCatalog.ProvisionalSession(date), AssetJson.Write(new ProvisionalMark { Source = source }), cancellationToken);

    public Task ClearAsync(TradingDate date, CancellationToken cancellationToken) => market.Assets.DeleteAsync(AssetCatalog.ProvisionalSession(date), cancellationToken);

    /// <returns>The name of the source of a session's provisional rows; null where they are official.</returns>
    public async Task<string?> SourceOfAsync(TradingDate date, CancellationToken cancellationToken) =>
        (await market.Assets.ReadJsonAsync<ProvisionalMark>(AssetCatalog.ProvisionalSession(date), cancellationToken))?.Source;

    /// <summary>All dates with provisional rows, oldest first.</summary>
    public async Task<IReadOnlyList<DateOnly>> ListAsync(CancellationToken cancellationToken) =>
    [
        .. (await market.Assets.ListAsync(MarketStore.Container, AssetCatalog.ProvisionalSessions, cancellationToken))
            .Select(path => Path.GetFileNameWithoutExtension(path.Path))
            .Where(name => DateOnly.TryParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            .Select(name => DateOnly.ParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
    ];
}

using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Quality.Records;

namespace InvestOps.Pipeline.Quality;

/// <summary><c>market/held/{date}.json</c>: every row of a session that was held back, so that an acceptance needs no second fetch.</summary>
internal static class HeldDayFile
{
    public static Task WriteAsync(IAssetStore assets, TradingDate date, SessionData session, string source, CancellationToken cancellationToken)
    {
        var held = new HeldDay
        {
            Source = source,
            Date = session.Date.Date,
            Bars = [.. session.Bars.Select(BarEntry.Of)],
            Indices = [.. session.Indices.Select(IndexEntry.Of)],
        };
        return assets.WriteAsync(PathOf(date), AssetJson.Write(held), cancellationToken);
    }

    public static async Task<ReopenedSession?> ReadAsync(IAssetStore assets, TradingDate date, CancellationToken cancellationToken)
    {
        if (await assets.ReadJsonAsync<HeldDay>(PathOf(date), cancellationToken) is not { } held || held.Date != date.Date)
        {
            return null;
        }

        return new ReopenedSession(
            new SessionData { Date = date, Bars = [.. held.Bars.Select(bar => bar.ToBar())], Indices = [.. held.Indices.Select(index => index.ToBar())] },
            held.Source);
    }

    private static AssetPath PathOf(TradingDate date) => new(MarketStore.Container, string.Create(CultureInfo.InvariantCulture, $"held/{date}.json"));
}

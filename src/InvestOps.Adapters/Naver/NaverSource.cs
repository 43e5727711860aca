using System.Globalization;
using InvestOps.Adapters.Http;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Adapters.Naver;

/// <summary>
/// The evening's prices, issue by issue, for the newest session only: chart prices are adjusted to today, so older ones would not be
/// as traded. Its rows are provisional.
/// </summary>
/// <remarks>The issues, their names, markets and shares are those of the session before; what was listed today comes with the official rows.</remarks>
public sealed class NaverSource(NaverSettings settings, NaverChart chart, SourceGuard guard, MarketStore market, TimeProvider time, TimeProvider waits) : IMarketDataSource
{
    /// <summary>The name of this source, kept with its rows.</summary>
    public const string SourceName = "naver";

    private const int PublishingHour = 18;
    private const double MostMissing = 0.05;

    private static readonly (string Symbol, string Index)[] Indices = [("KOSPI", "KOSPI"), ("KOSDAQ", "KOSDAQ"), ("KPI200", "KOSPI200")];

    public string Name => SourceName;

    public RowStanding Standing => RowStanding.Provisional;

    public DateTimeOffset PublishedAt(TradingDate date) => new(date.Date, new TimeOnly(PublishingHour, 0), KoreaTime.Offset);

    public async Task<SourceAnswer> FetchAsync(TradingDate date, CancellationToken cancellationToken)
    {
        if (market.Calendar.LastOnOrBefore(KoreaTime.DateAt(time.GetUtcNow())) != date)
        {
            return new SourceAnswer.NotPublished("gives the newest session only");
        }

        if (market.Calendar.Previous(date) is not { } previous || await market.ReadSessionAsync(previous, cancellationToken) is not { } before)
        {
            return new SourceAnswer.NotPublished("needs the session before, whose issues it asks for");
        }

        await guard.ReserveAsync(before.Bars.Count + Indices.Length, cancellationToken);
        var bars = new List<DailyBar>(before.Bars.Count);
        foreach (var known in before.Bars)
        {
            if (Bar(known, await PacedAsync(known.Symbol.Code, previous.Date, date.Date, cancellationToken), date) is { } bar)
            {
                bars.Add(bar);
            }
        }

        if (bars.Count == 0)
        {
            return new SourceAnswer.Empty($"has no rows of {date}");
        }

        var missing = before.Bars.Count - bars.Count;
        if (missing > MostMissing * before.Bars.Count)
        {
            throw new SourceException(Name, SourceFault.SuspiciousPayload, string.Create(CultureInfo.InvariantCulture, $"{missing:N0} of {before.Bars.Count:N0} issues have no row of {date}. Nothing was stored"));
        }

        return new SourceAnswer.Published(new SessionData { Date = date, Bars = bars, Indices = await IndicesAsync(previous, date, cancellationToken) })
        {
            Notes = missing == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{missing:N0} issues of the session before have no row")],
        };
    }

    /// <summary>None.</summary>
    public Task<IReadOnlyList<Listing>> FetchListingsAsync(TradingDate date, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Listing>>([]);

    /// <summary>One issue's closes by day, in prices of today: a second opinion on our own adjustment, with one request.</summary>
    /// <exception cref="SourceException">Every fault, named.</exception>
    public async Task<IReadOnlyDictionary<DateOnly, double>> ClosesOfAsync(Symbol symbol, DateOnly from, DateOnly to, CancellationToken cancellationToken) =>
        (await PacedAsync(symbol.Code, from, to, cancellationToken)).ToDictionary(row => row.Date, row => row.Close);

    // The day before is on the scale of today, so the difference is the change against today's base price.
    private static DailyBar? Bar(DailyBar known, IReadOnlyList<NaverRow> rows, TradingDate date)
    {
        var today = rows.Where(row => row.Date == date.Date).ToArray();
        if (today.Length == 0)
        {
            return null;
        }

        var (row, earlier) = (today[0], rows.Where(row => row.Date < date.Date).ToArray());
        return known with
        {
            Open = row.Open,
            High = row.High,
            Low = row.Low,
            Close = row.Close,
            Volume = row.Volume,
            Change = earlier.Length > 0 ? row.Close - earlier[^1].Close : double.NaN,
            Value = double.NaN,
            MarketCap = row.Close * known.ListedShares,
        };
    }

    private async Task<IReadOnlyList<IndexBar>> IndicesAsync(TradingDate previous, TradingDate date, CancellationToken cancellationToken)
    {
        var bars = new List<IndexBar>();
        foreach (var (symbol, index) in Indices)
        {
            bars.AddRange((await PacedAsync(symbol, previous.Date, date.Date, cancellationToken))
                .Where(row => row.Date == date.Date)
                .Select(row => new IndexBar { Index = index, Open = row.Open, High = row.High, Low = row.Low, Close = row.Close }));
        }

        return bars;
    }

    private async Task<IReadOnlyList<NaverRow>> PacedAsync(string symbol, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        if (settings.Pause > TimeSpan.Zero)
        {
            await Task.Delay(settings.Pause, waits, cancellationToken);
        }

        return await chart.HistoryOfAsync(symbol, from, to, cancellationToken);
    }
}

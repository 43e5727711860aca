using System.Globalization;
using InvestOps.Adapters.Http;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Adapters.DataGoKr;

/// <summary>Stock prices of the public data portal (dataset 15094808): official, all markets, from 2020 on, published at 13:00 on the next business day; no indices.</summary>
public sealed class DataGoKrSource(DataGoKrSettings settings, SourceHttp http, SourceGuard guard, TradingCalendar calendar) : IMarketDataSource
{
    /// <summary>The name of this source, kept with its rows.</summary>
    public const string SourceName = "data_go_kr";

    private const string Service = "GetStockSecuritiesInfoService/getStockPriceInfo";
    private const int PublishingHour = 13;
    private const int UsualPages = 3;
    private const int MostPages = 50;
    private const int MostExamples = 3;

    private static readonly DateOnly FirstDay = new(2020, 1, 2);

    public string Name => SourceName;

    public RowStanding Standing => RowStanding.Official;

    public DateTimeOffset PublishedAt(TradingDate date) => OfficialMorning.After(date, PublishingHour, calendar);

    public async Task<SourceAnswer> FetchAsync(TradingDate date, CancellationToken cancellationToken)
    {
        if (date.Date < FirstDay)
        {
            return new SourceAnswer.NotPublished("begins with 2020-01-02");
        }

        var day = Text(date.Date);
        var rows = await AllAsync($"basDt={day}", cancellationToken);
        if (rows.All(row => row.Bar is null || double.IsNaN(row.Bar.Close)))
        {
            return new SourceAnswer.Empty($"has no rows of {date}");
        }

        if (rows.FirstOrDefault(row => row.Day != day) is { } other)
        {
            throw PortalFault.Suspicious(Name, $"rows of '{other.Day}' came where {day} was asked for");
        }

        var bars = rows.Select(row => row.Bar).OfType<DailyBar>().ToArray();
        if (!Array.Exists(bars, bar => bar.Volume > 0) || !Array.Exists(bars, bar => bar.Close > 0))
        {
            throw PortalFault.Suspicious(Name, string.Create(CultureInfo.InvariantCulture, $"none of {bars.Length:N0} issues traded"));
        }

        return new SourceAnswer.Published(new SessionData { Date = date, Bars = bars }) { Notes = [.. Notes(rows)] };
    }

    /// <summary>None: the portal's issue list is another dataset.</summary>
    public Task<IReadOnlyList<Listing>> FetchListingsAsync(TradingDate date, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<Listing>>([]);

    /// <summary>One issue's raw rows, by day. <c>srtnCd</c> is ignored by the portal, so it is asked for codes that contain this one, and others are left out.</summary>
    /// <exception cref="SourceException">Every fault, named.</exception>
    public async Task<IReadOnlyDictionary<DateOnly, DailyBar>> HistoryOfAsync(Symbol symbol, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        var rows = await AllAsync($"likeSrtnCd={symbol.Code}&beginBasDt={Text(from)}&endBasDt={Text(to.AddDays(1))}", cancellationToken);
        return rows.Where(row => row.Bar?.Symbol == symbol)
            .ToDictionary(row => DateOnly.ParseExact(row.Day, "yyyyMMdd", CultureInfo.InvariantCulture), row => row.Bar!);
    }

    private static string Text(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Notes(IReadOnlyList<PortalRow> rows)
    {
        var unknown = rows.Where(row => row.Bar is null).Select(row => row.Code).ToArray();
        if (unknown.Length > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{unknown.Length:N0} rows have no KRX code and were left out: {string.Join(", ", unknown.Take(MostExamples))}");
        }
    }

    private async Task<IReadOnlyList<PortalRow>> AllAsync(string query, CancellationToken cancellationToken)
    {
        if (settings.Key is null)
        {
            throw new SourceException(Name, SourceFault.AuthMissing, $"no key is set. It is free at data.go.kr (15094808); put it into the environment variable {DataGoKrSettings.KeySetting}");
        }

        await guard.ReserveAsync(UsualPages, cancellationToken);
        var first = await PageAsync(query, 1, cancellationToken);
        var pages = (first.Total + settings.PageRows - 1) / settings.PageRows;
        if (pages > MostPages)
        {
            throw PortalFault.Suspicious(Name, string.Create(CultureInfo.InvariantCulture, $"{first.Total:N0} rows are announced"));
        }

        var others = await Task.WhenAll(Enumerable.Range(2, Math.Max(0, pages - 1)).Select(page => PageAsync(query, page, cancellationToken)));
        PortalRow[] rows = [.. first.Rows, .. others.SelectMany(page => page.Rows)];
        return rows.Length == first.Total
            ? rows
            : throw PortalFault.Suspicious(Name, string.Create(CultureInfo.InvariantCulture, $"{rows.Length:N0} rows came where {first.Total:N0} were announced"));
    }

    // The key is a part of the address here, which for that reason is in no message.
    private async Task<PortalPage> PageAsync(string query, int page, CancellationToken cancellationToken)
    {
        try
        {
            return await http.GetAsync(
                Service,
                () => new HttpRequestMessage(
                    HttpMethod.Get,
                    string.Create(CultureInfo.InvariantCulture, $"{Service}?serviceKey={ServiceKey.ForAddress(settings.Key!)}&resultType=json&numOfRows={settings.PageRows}&pageNo={page}&{query}")),
                answer => PortalPage.Read(Name, answer),
                cancellationToken);
        }
        catch (SourceException exhausted) when (exhausted is { Fault: SourceFault.QuotaExceeded, RetryAt: null })
        {
            throw await guard.PauseAsync(exhausted.Message[(Name.Length + 2)..], pause: null, cancellationToken);
        }
    }
}

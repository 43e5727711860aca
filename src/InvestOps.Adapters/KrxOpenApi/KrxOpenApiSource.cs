using System.Globalization;
using InvestOps.Adapters.Http;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Adapters.KrxOpenApi;

/// <summary>The exchange's own Open API: whole markets a day, official, published at 08:00 in Korea on the next business day.</summary>
/// <remarks>An answer without rows means a closed day, a day to come or one not published yet alike; the calendar and the clock tell them apart.</remarks>
public sealed class KrxOpenApiSource(KrxOpenApiSettings settings, SourceHttp http, SourceGuard guard, TradingCalendar calendar) : IMarketDataSource
{
    /// <summary>The name of this source, kept with its rows.</summary>
    public const string SourceName = "krx_open_api";

    private const int PublishingHour = 8;

    public string Name => SourceName;

    public RowStanding Standing => RowStanding.Official;

    public DateTimeOffset PublishedAt(TradingDate date) => OfficialMorning.After(date, PublishingHour, calendar);

    public async Task<SourceAnswer> FetchAsync(TradingDate date, CancellationToken cancellationToken)
    {
        RequireKey();
        await guard.ReserveAsync(settings.Markets.Count + (settings.Indices ? 2 : 0), cancellationToken);

        // The first market alone: where the key is refused, we are shut out or nothing is published, one request has to do.
        var first = await FirstAsync(date, cancellationToken);
        if (first.IsWithoutPrices)
        {
            return new SourceAnswer.Empty(first.Bars.Count == 0
                ? $"has no rows of {date}"
                : string.Create(CultureInfo.InvariantCulture, $"has {first.Bars.Count:N0} issues of {date} without a single price"));
        }

        var others = Task.WhenAll(settings.Markets.Skip(1).Select(board => BarsAsync(board, date, cancellationToken)));
        var indices = IndicesAsync(date, cancellationToken);
        await ApprovedAsync(others, indices);
        MarketRows[] all = [first, .. await others];
        RefusePartial(date, all);
        return new SourceAnswer.Published(new SessionData { Date = date, Bars = [.. all.SelectMany(rows => rows.Bars)], Indices = await indices })
        {
            Notes = [.. all.SelectMany(rows => rows.Notes)],
        };
    }

    public async Task<IReadOnlyList<Listing>> FetchListingsAsync(TradingDate date, CancellationToken cancellationToken)
    {
        RequireKey();
        await guard.ReserveAsync(settings.Markets.Count, cancellationToken);
        var lists = Task.WhenAll(settings.Markets.Select(board =>
            GetAsync(KrxEndpoint.Issues(board), date, (service, answer) => KrxListings.Read(Name, service, answer), cancellationToken)));
        await ApprovedAsync(lists);
        return [.. (await lists).SelectMany(list => list)];
    }

    private void RequireKey()
    {
        if (settings.Key is null)
        {
            throw new SourceException(Name, SourceFault.AuthMissing, $"no key is set. It is free at openapi.krx.co.kr; put it into the environment variable {KrxOpenApiSettings.KeySetting}");
        }
    }

    // The same 401 means a wrong key or a service that the key is not approved for. Another service tells which.
    private async Task<MarketRows> FirstAsync(TradingDate date, CancellationToken cancellationToken)
    {
        try
        {
            return await BarsAsync(settings.Markets[0], date, cancellationToken);
        }
        catch (SourceException refused) when (refused.Fault == SourceFault.AuthRejected)
        {
            var isKeyGood = settings.Markets.Count > 1
                ? await IsAcceptedAsync(BarsAsync(settings.Markets[1], date, cancellationToken))
                : settings.Indices && await IsAcceptedAsync(IndexSeriesAsync(KrxEndpoint.KospiIndices, date, cancellationToken));
            throw isKeyGood
                ? NotApproved(KrxEndpoint.Bars(settings.Markets[0]).ToString())
                : new SourceException(Name, SourceFault.AuthRejected, $"the key is refused (401): it is wrong or expired, or none of its services is approved yet. Look at openapi.krx.co.kr, and at the environment variable {KrxOpenApiSettings.KeySetting}");
        }
    }

    private static async Task<bool> IsAcceptedAsync(Task request)
    {
        await request.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return request.IsCompletedSuccessfully;
    }

    // All have ended before the first fault is thrown, so that nothing goes on behind it.
    private async Task ApprovedAsync(params Task[] requests)
    {
        await Task.WhenAll(requests).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        var faults = requests.Where(request => request.IsFaulted).SelectMany(request => request.Exception!.InnerExceptions).ToArray();
        var others = faults.Where(fault => fault is not SourceException { Fault: SourceFault.AuthRejected }).ToArray();
        if (others.Length > 0)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(others.OfType<SourceException>().FirstOrDefault(fault => fault.Fault == SourceFault.Blocked) ?? others[0]);
        }

        if (faults.Length > 0)
        {
            throw NotApproved(string.Join(", ", faults.Select(fault => fault.Message.Split(": ")[1])));
        }
    }

    private SourceException NotApproved(string services) =>
        new(Name, SourceFault.ServiceNotApproved, $"the key is good, but not approved for {services}. Apply for the use of that service at openapi.krx.co.kr, or leave it out in configs/ingest.yaml (markets, indices)");

    private void RefusePartial(TradingDate date, MarketRows[] all)
    {
        if (Array.Find(all, rows => rows.IsWithoutPrices) is { } missing)
        {
            throw KrxTable.Suspicious(Name, missing.Service, $"has no rows of {date}, though {all[0].Service.Path} has them");
        }
    }

    private Task<MarketRows> BarsAsync(Board board, TradingDate date, CancellationToken cancellationToken) =>
        GetAsync(KrxEndpoint.Bars(board), date, (service, answer) => KrxBars.Read(Name, service, date, answer), cancellationToken);

    private async Task<IReadOnlyList<IndexBar>> IndicesAsync(TradingDate date, CancellationToken cancellationToken)
    {
        if (!settings.Indices)
        {
            return [];
        }

        var series = await Task.WhenAll(IndexSeriesAsync(KrxEndpoint.KospiIndices, date, cancellationToken), IndexSeriesAsync(KrxEndpoint.KosdaqIndices, date, cancellationToken));
        return series.Any(indices => indices.Count > 0)
            ? [.. series.SelectMany(indices => indices)]
            : throw KrxTable.Suspicious(Name, KrxEndpoint.KospiIndices, $"has no index of {date}, though the stocks are there");
    }

    private Task<IReadOnlyList<IndexBar>> IndexSeriesAsync(KrxEndpoint service, TradingDate date, CancellationToken cancellationToken) =>
        GetAsync(service, date, (asked, answer) => KrxIndices.Read(Name, asked, date, answer), cancellationToken);

    private Task<T> GetAsync<T>(KrxEndpoint service, TradingDate date, Func<KrxEndpoint, HttpAnswer, T> read, CancellationToken cancellationToken) => http.GetAsync(
        service.ToString(),
        () =>
        {
            var request = new HttpRequestMessage(HttpMethod.Get, string.Create(CultureInfo.InvariantCulture, $"{service.Path}?basDd={date.Date:yyyyMMdd}"));
            request.Headers.TryAddWithoutValidation("AUTH_KEY", settings.Key!.Reveal());
            return request;
        },
        answer => read(service, answer),
        cancellationToken);
}

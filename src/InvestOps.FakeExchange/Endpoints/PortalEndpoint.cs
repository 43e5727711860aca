using InvestOps.Domain.Market;
using InvestOps.FakeExchange.Faults;
using InvestOps.FakeExchange.Pages;
using Microsoft.AspNetCore.Http;

namespace InvestOps.FakeExchange.Endpoints;

/// <summary>The public data portal's stock prices.</summary>
internal sealed class PortalEndpoint(ServedMarket market, FakeExchangeOptions options, FaultDesk desk, FaultyAnswer answer)
{
    public async Task ServeAsync(HttpContext context)
    {
        var fault = desk.Take(context.Request.Path);
        var query = context.Request.Query;
        var error = fault?.Fault == FakeFault.XmlError ? (fault.Value == 0 ? 30 : fault.Value)
            : options.Quota < desk.Total ? 22
            : options.Key is { } key && query["serviceKey"] != key ? 30
            : (int?)null;
        if (error is { } code)
        {
            await answer.SendAsync(context, "text/xml;charset=UTF-8", PortalPages.Error(code), fault: null);
            return;
        }

        if (await FaultyAnswer.TryReplaceAsync(context, fault))
        {
            return;
        }

        var rows = await RowsAsync(query, fault, context.RequestAborted);
        var body = PortalPages.Page(rows, QueryText.Number(query["pageNo"], 1), QueryText.Number(query["numOfRows"], 10), NumberText.Of(fault));
        await answer.SendAsync(context, "application/json;charset=UTF-8", body, fault);
    }

    // srtnCd is not among them: the portal ignores it too.
    private async Task<IReadOnlyList<(DateOnly Date, DailyBar Bar)>> RowsAsync(IQueryCollection query, PlannedFault? fault, CancellationToken cancellationToken)
    {
        var part = (string?)query["likeSrtnCd"];
        if (QueryText.TryDate(query["basDt"], out var date))
        {
            var session = await market.SessionAsync(date, fault, cancellationToken);
            var shown = fault?.Fault == FakeFault.WrongDate ? session?.Date.Date ?? date : date;
            return [.. FaultyRows.Of(session?.Bars ?? [], fault).Where(bar => Fits(bar, part)).Select(bar => (shown, bar))];
        }

        var from = QueryText.TryDate(query["beginBasDt"], out var begin) ? begin : DateOnly.MinValue;
        var to = QueryText.TryDate(query["endBasDt"], out var end) ? end.AddDays(-1) : DateOnly.MaxValue;
        return [.. (await market.RangeAsync(from, to, cancellationToken)).SelectMany(session => session.Bars.Where(bar => Fits(bar, part)).Select(bar => (session.Date.Date, bar)))];
    }

    private static bool Fits(DailyBar bar, string? part) => part is null || bar.Symbol.Code.Contains(part, StringComparison.Ordinal);
}

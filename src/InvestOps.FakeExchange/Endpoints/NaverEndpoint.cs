using InvestOps.FakeExchange.Faults;
using InvestOps.FakeExchange.Pages;
using Microsoft.AspNetCore.Http;

namespace InvestOps.FakeExchange.Endpoints;

/// <summary>Naver's daily chart.</summary>
internal sealed class NaverEndpoint(ServedMarket market, FaultDesk desk, FaultyAnswer answer)
{
    public async Task ServeAsync(HttpContext context)
    {
        var fault = desk.Take(context.Request.Path);
        if (await FaultyAnswer.TryReplaceAsync(context, fault))
        {
            return;
        }

        var query = context.Request.Query;
        var isRange = QueryText.TryDate(query["startTime"], out var from) & QueryText.TryDate(query["endTime"], out var to);
        var sessions = isRange && fault?.Fault != FakeFault.Empty ? await market.RangeAsync(from, to, context.RequestAborted) : [];
        await answer.SendAsync(context, "text/plain;charset=UTF-8", NaverPages.Chart((string?)query["symbol"] ?? "", sessions), fault);
    }
}

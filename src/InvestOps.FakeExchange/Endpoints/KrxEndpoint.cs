using InvestOps.Domain.Market;
using InvestOps.FakeExchange.Faults;
using InvestOps.FakeExchange.Pages;
using Microsoft.AspNetCore.Http;

namespace InvestOps.FakeExchange.Endpoints;

/// <summary>The exchange's Open API.</summary>
internal sealed class KrxEndpoint(ServedMarket market, FakeExchangeOptions options, FaultDesk desk, FaultyAnswer answer)
{
    public async Task ServeAsync(HttpContext context)
    {
        var fault = desk.Take(context.Request.Path);
        if (options.Quota < desk.Total)
        {
            fault = new PlannedFault { Fault = FakeFault.TooManyRequests };
        }
        else if (options.Key is { } key && context.Request.Headers["AUTH_KEY"] != key)
        {
            fault = new PlannedFault { Fault = FakeFault.Unauthorized };
        }

        if (await FaultyAnswer.TryReplaceAsync(context, fault))
        {
            return;
        }

        if (!QueryText.TryDate(context.Request.Query["basDd"], out var date))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await answer.SendAsync(context, "application/json", await BodyAsync((string)context.Request.RouteValues["service"]!, date, fault, context.RequestAborted), fault);
    }

    private async Task<byte[]> BodyAsync(string service, DateOnly date, PlannedFault? fault, CancellationToken cancellationToken)
    {
        var session = await market.SessionAsync(date, fault, cancellationToken);
        var shown = fault?.Fault == FakeFault.WrongDate ? session?.Date.Date ?? date : date;
        var bars = FaultyRows.Of(session?.Bars ?? [], fault);
        var numbers = NumberText.Of(fault);
        var indices = fault?.Fault == FakeFault.Empty ? [] : session?.Indices ?? [];
        return service switch
        {
            "kospi_dd_trd" => KrxPages.Indices(shown, indices, "KOSPI", numbers),
            "kosdaq_dd_trd" => KrxPages.Indices(shown, indices, "KOSDAQ", numbers),
            _ when service.EndsWith("isu_base_info", StringComparison.Ordinal) => KrxPages.Issues(On(bars, BoardOf(service))),
            _ => KrxPages.Bars(shown, On(bars, BoardOf(service)), numbers),
        };
    }

    private static Board BoardOf(string service) => service[..3] switch
    {
        "stk" => Board.Kospi,
        "ksq" => Board.Kosdaq,
        "knx" => Board.Konex,
        _ => Board.Unknown,
    };

    private static IEnumerable<DailyBar> On(IEnumerable<DailyBar> bars, Board board) => bars.Where(bar => IssueClassifier.BoardOf(bar.Market) == board);
}

using InvestOps.Functions.Http;
using InvestOps.Pipeline.Status;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.Functions.Triggers;

/// <summary>Tells where a backtest stands: queued, running, failed and why, or its result.</summary>
public sealed class GetBacktestFunction(BacktestLookup lookup)
{
    [Function("GetBacktest")]
    public async Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "backtests/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await lookup.FindAsync(id, cancellationToken) is { } found
            ? Answers.Json(StatusCodes.Status200OK, found)
            : Answers.Problem(StatusCodes.Status404NotFound, "No such backtest", ["No backtest with this id was asked for here. Ask for one with POST, at the same address: backtest?strategy=NAME."]);
}

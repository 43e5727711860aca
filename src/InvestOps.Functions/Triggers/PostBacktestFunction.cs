using InvestOps.Functions.Http;
using InvestOps.Pipeline.Backtesting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.Functions.Triggers;

/// <summary>Takes a backtest by hand: 202 with the place where it can be watched, once the queue has it.</summary>
public sealed class PostBacktestFunction(BacktestRequests requests, RequestBook book, TimeProvider time)
{
    [Function("PostBacktest")]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "post", Route = "backtest")] HttpRequest request, CancellationToken cancellationToken) =>
        Answers.OrProblemAsync(async () =>
        {
            var message = await BacktestHttpRequest.ReadAsync(request, time.GetUtcNow(), cancellationToken);
            var settled = await requests.SettleAsync(message, cancellationToken);
            await book.AskAsync(settled, message, cancellationToken);
            return Answers.Accepted(request, settled.Request.Id);
        });
}

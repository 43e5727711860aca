using InvestOps.Functions.Http;
using InvestOps.Pipeline.Status;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.Functions.Triggers;

/// <summary>Answers 200 while the store and the queue can be reached, and 503 while not. Says nothing else: anyone may ask.</summary>
public sealed class GetHealthFunction(StatusReader status)
{
    [Function("GetHealth")]
    public async Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request, CancellationToken cancellationToken) =>
        await status.IsReachableAsync(cancellationToken)
            ? Answers.Json(StatusCodes.Status200OK, new { Status = "healthy" })
            : Answers.Problem(StatusCodes.Status503ServiceUnavailable, "Storage cannot be reached", ["The store or the queue does not answer; the log says why."]);
}

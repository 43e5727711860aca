using InvestOps.Functions.Http;
using InvestOps.Pipeline.Status;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.Functions.Triggers;

/// <summary>Tells what is stored, what each stage still owes, and what waits in the queue.</summary>
public sealed class GetStatusFunction(StatusReader status)
{
    [Function("GetStatus")]
    public async Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "status")] HttpRequest request, CancellationToken cancellationToken) =>
        Answers.Json(StatusCodes.Status200OK, await status.ReadAsync(cancellationToken));
}

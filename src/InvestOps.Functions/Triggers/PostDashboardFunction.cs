using InvestOps.Functions.Http.Dashboard;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.Functions.Triggers;

/// <summary>Takes the dashboard's forms.</summary>
public sealed class PostDashboardFunction(DashboardSite site)
{
    [Function("PostDashboard")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = DashboardSite.Route + "/{*path}")] HttpRequest request, FunctionContext context, CancellationToken cancellationToken) =>
        site.PostAsync(request, context.InvocationId, cancellationToken);
}

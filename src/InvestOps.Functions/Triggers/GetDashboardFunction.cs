using InvestOps.Functions.Http.Dashboard;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.Functions.Triggers;

/// <summary>Shows the dashboard and the reports. Anonymous to the host: a browser sends no key in a header, so the dashboard asks for it by itself.</summary>
public sealed class GetDashboardFunction(DashboardSite site)
{
    [Function("GetDashboard")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = DashboardSite.Route + "/{*path}")] HttpRequest request, FunctionContext context, CancellationToken cancellationToken) =>
        site.GetAsync(request, context.InvocationId, cancellationToken);
}

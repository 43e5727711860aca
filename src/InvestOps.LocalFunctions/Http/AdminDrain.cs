using InvestOps.LocalFunctions.Hosting;
using InvestOps.LocalFunctions.Logging;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Http;

/// <summary>Lets a host run empty before it is stopped: nothing new is taken, what runs goes on.</summary>
internal sealed class AdminDrain(LocalHostContext host, ILogger log)
{
    public async Task DrainAsync(HttpContext context)
    {
        await host.Drain.DrainAsync(context.RequestAborted);
        log.Said("ADMIN", rc: 0, "the listeners take nothing new");
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.Headers.Location = $"/{RouteTable.Reserved}/host/drain/status";
        await AdminPages.WriteAsync(context, Page());
    }

    public async Task ResumeAsync(HttpContext context)
    {
        await host.Drain.ResumeAsync(context.RequestAborted);
        log.Said("ADMIN", rc: 0, "the listeners listen again");
        await AdminPages.WriteAsync(context, Page());
    }

    public Task StatusAsync(HttpContext context) => AdminPages.WriteAsync(context, Page());

    private DrainPage Page()
    {
        var running = host.Listeners.Sum(status => status.Running);
        var done = running == 0 ? "Completed" : "InProgress";
        return new DrainPage { State = host.Drain.IsDraining ? done : "Disabled", OutstandingInvocations = running };
    }
}

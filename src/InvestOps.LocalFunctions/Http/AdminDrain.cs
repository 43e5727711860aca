using InvestOps.LocalFunctions.Hosting;
using InvestOps.LocalFunctions.Listening;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Http;

/// <summary>Lets a host run empty before it is stopped: nothing new is taken, what runs goes on.</summary>
internal sealed class AdminDrain(LocalHostContext host, ILogger log)
{
    public async Task DrainAsync(HttpContext context)
    {
        if (host.Drain is not { } drain)
        {
            await RefuseAsync(context);
            return;
        }

        await drain.DrainAsync(context.RequestAborted);
        log.Done("ADMIN", rc: 0, "the listeners take nothing new");
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.Headers.Location = $"/{RouteTable.Reserved}/host/drain/status";
        await AdminPages.WriteAsync(context, Page());
    }

    public async Task ResumeAsync(HttpContext context)
    {
        if (host.Drain is not { } drain)
        {
            await RefuseAsync(context);
            return;
        }

        await drain.ResumeAsync(context.RequestAborted);
        log.Done("ADMIN", rc: 0, "the listeners listen again");
        await AdminPages.WriteAsync(context, Page());
    }

    public Task StatusAsync(HttpContext context) => AdminPages.WriteAsync(context, Page());

    private static Task RefuseAsync(HttpContext context) =>
        Problem.WriteAsync(context, StatusCodes.Status409Conflict, "This host has no listeners that could be drained.");

    private DrainPage Page()
    {
        var running = host.Listeners.Count(status => status.State == ListenerState.Running);
        var done = running == 0 ? "Completed" : "InProgress";
        return new DrainPage { State = host.Drain is { IsDraining: true } ? done : "Disabled", OutstandingInvocations = running };
    }
}

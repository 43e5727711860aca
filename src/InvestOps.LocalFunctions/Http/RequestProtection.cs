using InvestOps.LocalFunctions.Logging;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Http;

/// <summary>Middleware: refuses what a server on somebody's own machine must not take.</summary>
internal sealed class RequestProtection(RequestHosts hosts, RequestOrigins origins, int maxBodyBytes, ILogger log)
{
    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(static state =>
        {
            ((HttpResponse)state).Headers.XContentTypeOptions = "nosniff";
            return Task.CompletedTask;
        }, context.Response);

        if (!hosts.Allow(context.Request.Host))
        {
            return RefuseAsync(
                context,
                StatusCodes.Status400BadRequest,
                "The header Host names another host. Call this one by localhost or by its address, or list the name in extensions.http.allowedHosts of host.json.");
        }

        if (!origins.Allow(context.Request))
        {
            return RefuseAsync(context, StatusCodes.Status403Forbidden, "A page of another origin cannot change anything here. Host.CORS of local.settings.json lists those that can.");
        }

        if (context.Request.ContentLength > maxBodyBytes)
        {
            context.Response.Headers.Connection = "close";
            return RefuseAsync(context, StatusCodes.Status413PayloadTooLarge, $"The body can have {maxBodyBytes} bytes at most.");
        }

        return next(context);
    }

    private Task RefuseAsync(HttpContext context, int status, string detail)
    {
        log.Warned("HTTP", rc: 1, Printable.Text($"{status} to {context.Request.Method} {context.Request.Path}, Host {context.Request.Host.Value}, Origin {context.Request.Headers.Origin}"));
        return Problem.WriteAsync(context, status, detail);
    }
}

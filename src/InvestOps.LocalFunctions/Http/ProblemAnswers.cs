using InvestOps.LocalFunctions.Logging;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Http;

/// <summary>Middleware: gives a body to every failure that has none, and keeps exceptions in the log.</summary>
internal sealed class ProblemAnswers(ILogger log)
{
    private static readonly object AnsweredByFunction = new();

    /// <summary>What a function answers is sent as it is, also an error without a body.</summary>
    public static void LeaveAlone(HttpContext context) => context.Items[AnsweredByFunction] = true;

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
            if (IsBare(context))
            {
                await Problem.WriteAsync(context, context.Response.StatusCode);
            }
        }
        catch (Exception gone) when (context.RequestAborted.IsCancellationRequested && gone is OperationCanceledException or IOException)
        {
            log.Noted("HTTP", rc: 1, $"the caller left: {Described(context)}");
        }
        catch (BadHttpRequestException bad)
        {
            await StartOverAsync(context, bad.StatusCode, bad.Message);
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            log.Failed(broken, "HTTP", rc: 1, Described(context));
            await StartOverAsync(context, StatusCodes.Status500InternalServerError, $"The log has the reason under {context.TraceIdentifier}.");
        }
    }

    private static bool IsBare(HttpContext context) =>
        context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null } && !context.Items.ContainsKey(AnsweredByFunction);

    private static Task StartOverAsync(HttpContext context, int status, string detail)
    {
        if (!context.Response.HasStarted)
        {
            context.Response.Clear();
        }

        return Problem.WriteAsync(context, status, detail);
    }

    // The query stays out of the log: people put secrets there.
    private static string Described(HttpContext context) => Printable.Text($"{context.Request.Method} {context.Request.Path}, {context.TraceIdentifier}");
}

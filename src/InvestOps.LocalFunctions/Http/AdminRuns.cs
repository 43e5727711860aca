using System.Text.Json;
using InvestOps.LocalFunctions.Hosting;
using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Logging;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Http;

/// <summary>Runs functions by hand over HTTP, and shows what came of it.</summary>
internal sealed class AdminRuns(LocalHostContext host, ILogger log)
{
    public const string KeyHeader = "Idempotency-Key";
    private const int LongestKey = 255;
    private readonly IdempotentRuns _runs = new(host.ManualRuns);

    public async Task StartAsync(HttpContext context)
    {
        if (AdminPages.Find(host, context)?.Function is not { } function)
        {
            await Problem.WriteAsync(context, StatusCodes.Status404NotFound, "There is no function of this name.");
            return;
        }

        if (!TryKey(context.Request, out var key))
        {
            await Problem.WriteAsync(context, StatusCodes.Status400BadRequest, $"{KeyHeader} is one value of at most {LongestKey} characters.");
            return;
        }

        try
        {
            if (await RunRequest.ReadAsync(context.Request) is not { } request)
            {
                await Problem.WriteAsync(context, StatusCodes.Status415UnsupportedMediaType, """Send application/json in UTF-8: {"input": "..."} or {}.""");
            }
            else if (function.Trigger is HttpTriggerAttribute)
            {
                await Problem.WriteAsync(context, StatusCodes.Status400BadRequest, $"{function.Name} has an HTTP trigger: call its own address.");
            }
            else
            {
                await StartAsync(context, key, function.Name, request.Input);
            }
        }
        catch (JsonException wrong)
        {
            await Problem.WriteAsync(context, StatusCodes.Status400BadRequest, $$"""The body must be JSON, {"input": "..."} or {}: {{wrong.Message}}""");
        }
    }

    public async Task ShowAsync(HttpContext context)
    {
        if (context.GetRouteValue("id") is not string id || host.ManualRuns.Find(id) is not { } run)
        {
            await Problem.WriteAsync(context, StatusCodes.Status404NotFound, "This host has not started such a run by hand, or has forgotten it.");
            return;
        }

        if (!run.Completion.IsCompleted)
        {
            context.Response.Headers.RetryAfter = "1";
        }

        await AdminPages.WriteAsync(context, RunPage.Of(run));
    }

    private async Task StartAsync(HttpContext context, string? key, string function, string? input)
    {
        if (OtherOwner(function) is { } owner)
        {
            await Problem.WriteAsync(context, StatusCodes.Status409Conflict, $"Another host has the lock of {function}: {owner}. Run it there.");
            return;
        }

        var (admission, run) = _runs.Start(key, function, input);
        if (run is not null)
        {
            log.Said("ADMIN", rc: 0, $"{function} is run by hand, {run.Id}");
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            context.Response.Headers.Location = RunPage.LocationOf(run);
            context.Response.Headers.RetryAfter = "1";
            await AdminPages.WriteAsync(context, RunPage.Of(run));
            return;
        }

        await (admission switch
        {
            RunAdmission.Busy => Problem.WriteAsync(context, StatusCodes.Status409Conflict, $"{function} runs already."),
            RunAdmission.KeyTaken => Problem.WriteAsync(
                context, StatusCodes.Status422UnprocessableEntity, $"This {KeyHeader} came with another function or another input before."),
            _ => Problem.WriteAsync(context, StatusCodes.Status409Conflict, $"{function} cannot be run by hand now: {WhyNot(function)}"),
        });
    }

    // Its scheduled run there and a run by hand here could overlap.
    private string? OtherOwner(string function) =>
        host.Listeners.FirstOrDefault(status => status.Function.Equals(function, StringComparison.OrdinalIgnoreCase)) is { State: ListenerState.Standby } standby
            ? standby.LockedBy ?? "it does not say who it is"
            : null;

    private string WhyNot(string function) =>
        host.Listeners.FirstOrDefault(status => status.Function.Equals(function, StringComparison.OrdinalIgnoreCase))?.LastError ?? "it has no listener.";

    private static bool TryKey(HttpRequest request, out string? key)
    {
        var sent = request.Headers[KeyHeader];
        key = sent is [{ Length: > 0 and <= LongestKey } only] ? only : null;
        return key is not null || sent.Count == 0;
    }
}

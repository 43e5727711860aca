using System.Diagnostics;
using InvestOps.LocalFunctions.Hosting;
using InvestOps.LocalFunctions.Invocation;
using InvestOps.LocalFunctions.Logging;
using InvestOps.LocalFunctions.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Http;

/// <summary>Calls HTTP functions: who may, how many at a time, for how long, and what the caller hears.</summary>
/// <param name="hostStops">Signalled when the host stops.</param>
internal sealed class FunctionCalls(LocalHostContext host, CallerKey key, RequestThrottle throttle, CancellationToken hostStops)
{
    // For a function to hear that its time is over, and to end.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private readonly FunctionSwitches _switches = new(host.Configuration.App);
    private readonly TimeProvider _time = host.Options.RealTime;
    private readonly TimeSpan _limit = host.Configuration.Host.Http.RequestTimeout;

    public RequestDelegate For(HttpRoute route) => context => AnswerAsync(context, route);

    private Task AnswerAsync(HttpContext context, HttpRoute route)
    {
        // A route such as {*path} without a prefix must not answer for the host.
        var isHidden = context.Request.Path.StartsWithSegments("/" + RouteTable.Reserved, StringComparison.OrdinalIgnoreCase);
        var isKnown = key.Admits(context);
        if (isHidden || (!isKnown && _switches.IsDisabled(route.Function.Name)))
        {
            return Problem.WriteAsync(context, StatusCodes.Status404NotFound);
        }

        return isKnown || route.Trigger.AuthLevel == AuthorizationLevel.Anonymous ? RunInTimeAsync(context, route) : CallerKey.RefuseAsync(context);
    }

    private async Task RunInTimeAsync(HttpContext context, HttpRoute route)
    {
        using var limit = new CancellationTokenSource(_limit, _time);
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, context.RequestAborted, hostStops);
        if (await TryRunAsync(context, route, ends.Token) is { } result)
        {
            await AnswerAsync(context, route, result);
        }
    }

    // Null when the caller has its answer already.
    private async Task<InvocationResult?> TryRunAsync(HttpContext context, HttpRoute route, CancellationToken ends)
    {
        try
        {
            if (await throttle.EnterAsync(ends) is { } place)
            {
                return await RunAsync(context, route, place, ends).WaitAsync(_limit + Grace, _time, CancellationToken.None);
            }

            context.Response.Headers.RetryAfter = "1";
            await Problem.WriteAsync(context, StatusCodes.Status429TooManyRequests, "As many requests wait already as host.json allows.");
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            await TellEndAsync(context, invocationId: null);
        }
        catch (TimeoutException)
        {
            // The function goes on with a request that is answered: no other request may come to sit in its place.
            context.Response.Headers.Connection = "close";
            await TellEndAsync(context, invocationId: null);
        }

        return null;
    }

    private async Task<InvocationResult> RunAsync(HttpContext context, HttpRoute route, IDisposable place, CancellationToken ends)
    {
        using (place)
        {
            return await host.Invoker.InvokeAsync(
                new FunctionCall
                {
                    Function = route.Function,
                    TriggerValue = context.Request,
                    BindingData = BindingData(context.Request),
                    Reason = Printable.Text($"{context.Request.Method} {context.Request.Path}"),
                },
                ends);
        }
    }

    // As the real host: the query, and over it the route.
    private static Dictionary<string, object?> BindingData(HttpRequest request)
    {
        var data = new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in request.Query)
        {
            data[name] = value.ToString();
        }

        foreach (var (name, value) in request.RouteValues)
        {
            data[name] = value;
        }

        return data;
    }

    private Task AnswerAsync(HttpContext context, HttpRoute route, InvocationResult result) => result switch
    {
        { Outcome: InvocationOutcome.Succeeded } => FunctionAnswer.WriteAsync(context, route.Function, result.Value),
        { Outcome: InvocationOutcome.TimedOut } =>
            Problem.WriteAsync(context, StatusCodes.Status504GatewayTimeout, "The function took longer than functionTimeout of host.json.", result.InvocationId),
        { Outcome: InvocationOutcome.Cancelled } => TellEndAsync(context, result.InvocationId),
        { Error: BindingException wrong } => Problem.WriteAsync(context, StatusCodes.Status400BadRequest, wrong.Message, result.InvocationId),
        { Error: BadHttpRequestException bad } => Problem.WriteAsync(context, bad.StatusCode, bad.Message, result.InvocationId),
        { Outcome: InvocationOutcome.Failed } =>
            Problem.WriteAsync(context, StatusCodes.Status500InternalServerError, "The function failed. The log has the reason under the invocation's id.", result.InvocationId),
        _ => throw new UnreachableException(),
    };

    private Task TellEndAsync(HttpContext context, string? invocationId)
    {
        if (context.RequestAborted.IsCancellationRequested)
        {
            return Task.CompletedTask;
        }

        return hostStops.IsCancellationRequested
            ? Problem.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "The host stops.", invocationId)
            : Problem.WriteAsync(context, StatusCodes.Status504GatewayTimeout, "The request took longer than extensions.http.requestTimeout of host.json.", invocationId);
    }
}

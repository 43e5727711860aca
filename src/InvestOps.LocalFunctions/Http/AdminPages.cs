using System.Reflection;
using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Hosting;
using InvestOps.LocalFunctions.Listening;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Http;

/// <summary>What the host tells of itself and of its functions.</summary>
internal sealed class AdminPages(LocalHostContext host, IReadOnlyList<HttpRoute> routes)
{
    private readonly long _started = host.Options.RealTime.GetTimestamp();

    public static async Task WriteAsync<TPage>(HttpContext context, TPage page)
    {
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsJsonAsync(page, HttpJson.Options, context.RequestAborted);
    }

    public static HostedFunction? Find(LocalHostContext host, HttpContext context) => context.GetRouteValue("name") is string name
        ? host.Functions.FirstOrDefault(function => function.Function.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        : null;

    public Task HostAsync(HttpContext context) => WriteAsync(context, new HostPage
    {
        Id = host.Options.HostId,
        State = host.Drain.IsDraining ? "Draining" : "Running",
        Version = typeof(AdminPages).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "",
        ProcessUptime = (long)host.Options.RealTime.GetElapsedTime(_started).TotalMilliseconds,
        Listeners = host.Listeners,
    });

    public Task FunctionsAsync(HttpContext context) => WriteAsync(context, host.Functions.Select(function => Page(context, function)).ToArray());

    public Task FunctionAsync(HttpContext context) => Find(host, context) is { } function
        ? WriteAsync(context, Page(context, function))
        : Problem.WriteAsync(context, StatusCodes.Status404NotFound, "There is no function of this name.");

    public Task StatusAsync(HttpContext context) => Find(host, context) is { } function
        ? WriteAsync(context, Status(function))
        : Problem.WriteAsync(context, StatusCodes.Status404NotFound, "There is no function of this name.");

    private FunctionPage Page(HttpContext context, HostedFunction hosted)
    {
        var function = hosted.Function;
        var site = $"{context.Request.Scheme}://{context.Request.Host.Value}";
        var route = routes.FirstOrDefault(route => route.Function == function);
        return new FunctionPage
        {
            Name = function.Name,
            EntryPoint = function.EntryPoint,
            Trigger = Trigger(function),
            IsDisabled = !hosted.IsEnabled,
            Href = $"{site}/{RouteTable.Reserved}/functions/{function.Name}",
            InvokeUrlTemplate = route is null ? null : site + route.Path,
        };
    }

    private ListenerStatus Status(HostedFunction function) =>
        function.Listener is null ? function.Status with { Trigger = Trigger(function.Function) } : function.Status;

    private string Trigger(FunctionDescriptor function) => function.Trigger switch
    {
        TimerTriggerAttribute timer => $"timer {timer.Schedule}",
        QueueTriggerAttribute queue => $"queue {queue.QueueName}",
        HttpTriggerAttribute when routes.FirstOrDefault(route => route.Function == function) is { } route =>
            $"http {(route.Methods.Count == 0 ? "*" : string.Join(',', route.Methods))} {route.Path}",
        var other => other.GetType().Name,
    };
}

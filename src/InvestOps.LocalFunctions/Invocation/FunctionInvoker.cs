using System.Diagnostics;
using InvestOps.LocalFunctions.Discovery;
using InvestOps.LocalFunctions.Logging;
using InvestOps.LocalFunctions.Settings;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InvestOps.LocalFunctions.Invocation;

/// <summary>
/// Calls functions: a scope and an id for each call, arguments from the trigger, middleware around it, a limit to its time,
/// and its outputs sent when it has returned.
/// </summary>
/// <param name="services">The application's services; the logs and every <see cref="IFunctionsWorkerMiddleware"/> come from there.</param>
/// <param name="time">Real time, also where timers run on another clock: it measures what functions really take.</param>
/// <param name="outputs">Null where no function may have outputs.</param>
public sealed class FunctionInvoker(IServiceProvider services, HostSettings settings, TimeProvider time, IQueueOutput? outputs = null)
{
    private readonly ILoggerFactory _logs = services.GetRequiredService<ILoggerFactory>();

    /// <summary>Never throws for what the function does: a failure, a cancellation and a time-out are results.</summary>
    public async Task<InvocationResult> InvokeAsync(FunctionCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var id = Guid.CreateVersion7(time.GetUtcNow()).ToString("D");
        var log = _logs.CreateLogger("Function." + call.Function.Name);
        using var scope = log.BeginScope(new Dictionary<string, object>(StringComparer.Ordinal) { ["Function"] = call.Function.Name, ["InvocationId"] = id });
        log.Noted("FUNCTION", rc: 0, $"{call.Function.Name} begins{Because(call)}, {id}");
        var started = time.GetTimestamp();
        await using var end = new EndSignal(call.Function, id, settings.FunctionTimeout, time, log, cancellationToken);
        var (value, error) = await RunAsync(id, call, end.Token);
        var outcome = Outcome(error, end.IsTimeOver, cancellationToken);
        var result = new InvocationResult
        {
            InvocationId = id,
            Outcome = outcome,
            Value = outcome == InvocationOutcome.Succeeded ? Answer(call.Function, value) : null,
            Error = outcome == InvocationOutcome.TimedOut ? new FunctionTimeoutException(call.Function.Name, settings.FunctionTimeout!.Value) : error,
            Elapsed = time.GetElapsedTime(started),
        };
        Write(log, call, result);
        return result;
    }

    private static InvocationOutcome Outcome(Exception? error, bool limitReached, CancellationToken caller) => error switch
    {
        _ when limitReached && !caller.IsCancellationRequested => InvocationOutcome.TimedOut,
        null => InvocationOutcome.Succeeded,
        OperationCanceledException when caller.IsCancellationRequested => InvocationOutcome.Cancelled,
        _ => InvocationOutcome.Failed,
    };

    // On a thread of the pool: a function without an await must not hold up its listener. Whatever it throws is its failure
    // alone, an array too long for this machine's memory too.
    private async Task<(object? Value, Exception? Error)> RunAsync(string id, FunctionCall call, CancellationToken cancellationToken)
    {
        var running = Task.Run(() => RunInScopeAsync(id, call, cancellationToken), CancellationToken.None);
        await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return running.IsCompletedSuccessfully
            ? (await running, null)
            : (null, running.Exception?.InnerException ?? new TaskCanceledException(running));
    }

    private async Task<object?> RunInScopeAsync(string id, FunctionCall call, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var context = new InvocationContext(id, call, scope.ServiceProvider, cancellationToken);
        object? value = null;
        FunctionExecutionDelegate pipeline = async invoked =>
            value = await MethodCall.RunAsync(call.Function, ParameterBinder.Arguments(call, invoked), invoked.InstanceServices);
        foreach (var middleware in scope.ServiceProvider.GetServices<IFunctionsWorkerMiddleware>().Reverse())
        {
            var next = pipeline;
            pipeline = invoked => middleware.Invoke(invoked, next);
        }

        await pipeline(context);
        await SendAsync(call.Function, value);
        return value;
    }

    // The function is done: what it returned is sent also when it is to end.
    private async Task SendAsync(FunctionDescriptor function, object? value)
    {
        foreach (var output in function.Outputs)
        {
            var part = output.Property is null || value is null ? value : output.Property.GetValue(value);
            foreach (var message in OutputMessages.Of(part))
            {
                var sender = outputs ?? throw new InvalidOperationException($"{function.Name} returns messages, and this host has no queues.");
                await sender.SendAsync(output.Queue, message, CancellationToken.None);
            }
        }
    }

    private static object? Answer(FunctionDescriptor function, object? value) =>
        function.HttpResult is null || value is null ? value : function.HttpResult.GetValue(value);

    private static string Because(FunctionCall call) => call.Reason.Length == 0 ? "" : $" ({call.Reason})";

    private static void Write(ILogger log, FunctionCall call, InvocationResult result)
    {
        var elapsed = (long)result.Elapsed.TotalMilliseconds;
        var details = $"{call.Function.Name} {result.Outcome}, {result.InvocationId}";
        switch (result.Outcome)
        {
            case InvocationOutcome.Succeeded:
                log.Said("FUNCTION", rc: 0, details, elapsed);
                break;
            case InvocationOutcome.Cancelled:
                log.Warned("FUNCTION", rc: 1, details, elapsed);
                break;
            case InvocationOutcome.Failed or InvocationOutcome.TimedOut:
                log.Failed(result.Error, "FUNCTION", rc: 1, $"{details}: {result.Error?.Message}", elapsed);
                break;
            default:
                throw new UnreachableException();
        }
    }
}

using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Tests.Timers;

/// <summary>Timer functions with every option that matters here.</summary>
public sealed class TickFunctions(TickProbe probe, TimeProvider time)
{
    [Function("Tick")]
    public Task Tick([TimerTrigger("%Schedule%")] TimerInfo timer, FunctionContext context) => RunAsync(timer, context);

    [Function("Eager")]
    public Task Eager([TimerTrigger("%Schedule%", RunOnStartup = true)] TimerInfo timer, FunctionContext context) => RunAsync(timer, context);

    [Function("Forgetful")]
    public Task Forgetful([TimerTrigger("%Schedule%", UseMonitor = false)] TimerInfo timer, FunctionContext context) => RunAsync(timer, context);

    [Function("Stubborn")]
    [FixedDelayRetry(2, "00:00:10")]
    public Task Stubborn([TimerTrigger("%Schedule%")] TimerInfo timer, FunctionContext context) => RunAsync(timer, context);

    [Function("Patient")]
    [ExponentialBackoffRetry(4, "00:00:10", "00:01:00")]
    public Task Patient([TimerTrigger("%Schedule%")] TimerInfo timer, FunctionContext context) => RunAsync(timer, context);

    private Task RunAsync(TimerInfo timer, FunctionContext context) => probe.RunAsync(new TickCall(
        timer, time.GetUtcNow(), context.RetryContext.RetryCount, context.RetryContext.MaxRetryCount, context.InvocationId, context.CancellationToken));
}

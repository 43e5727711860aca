using InvestOps.LocalFunctions.Settings;

namespace InvestOps.LocalFunctions.Invocation;

/// <summary>Calls a function again while it fails, by its retry policy. Only timers have one; a queue counts its own tries.</summary>
/// <param name="time">The clock of the delays.</param>
/// <param name="chance">Gives numbers from 0 up to 1, to spread delays.</param>
internal sealed class RetryingInvoker(FunctionInvoker invoker, TimeProvider time, Func<double> chance)
{
    /// <returns>The last try's result; one that was broken off while it waited for the next try is Cancelled, with the last failure as its error.</returns>
    public async Task<InvocationResult> InvokeAsync(FunctionCall call, RetrySettings? policy, CancellationToken cancellationToken)
    {
        if (policy is null)
        {
            return await invoker.InvokeAsync(call, cancellationToken);
        }

        for (var repeat = 0; ; repeat++)
        {
            var result = await invoker.InvokeAsync(call with { Retry = new AttemptContext(repeat, policy.MaxRetryCount) }, cancellationToken);
            var isLast = repeat == policy.MaxRetryCount;
            if (isLast || result.Outcome is InvocationOutcome.Succeeded or InvocationOutcome.Cancelled)
            {
                return result;
            }

            var waiting = Task.Delay(RetryPolicy.DelayBefore(repeat + 1, policy, chance()), time, cancellationToken);
            await waiting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (waiting.IsCanceled)
            {
                return result with { Outcome = InvocationOutcome.Cancelled };
            }
        }
    }
}

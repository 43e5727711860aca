using InvestOps.LocalFunctions.Invocation;
using InvestOps.LocalFunctions.Listening;
using InvestOps.LocalFunctions.Timers.Status;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Timers;

/// <summary>Calls a timer's function, one call at a time in this process, whether the schedule or a person asks for it.</summary>
internal sealed class TimerRun(TimerDefinition timer, ListenerGate entry, FunctionInvoker invoker, RetryingInvoker retrying) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);

    public bool IsRunning => _gate.CurrentCount == 0;

    /// <param name="status">As it was before this run; null where nothing is remembered.</param>
    public async Task<InvocationResult> ScheduledAsync(TimerStatus? status, bool isPastDue, string reason, Action onBegin, CancellationToken cancellationToken)
    {
        await EnterAsync(cancellationToken);
        try
        {
            onBegin();
            return await retrying.InvokeAsync(Call(status, isPastDue, reason), timer.Retry, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Without retries, as the real host does it: the person sees the failure and can ask again.</summary>
    public async Task<InvocationResult> ByHandAsync(Func<Task<TimerStatus?>> status, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await invoker.InvokeAsync(Call(await status(), isPastDue: false, "by hand"), cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Waits until nothing runs.</summary>
    public async Task WaitForEndAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        _gate.Release();
    }

    public void Dispose() => _gate.Dispose();

    // The gate may close while a run by hand is waited for.
    private async Task EnterAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await entry.WaitUntilOpenAsync(cancellationToken);
            await _gate.WaitAsync(cancellationToken);
            if (!entry.IsDraining)
            {
                return; // a drain from now on sees it run
            }

            _gate.Release();
        }
    }

    private FunctionCall Call(TimerStatus? status, bool isPastDue, string reason) => new()
    {
        Function = timer.Function,
        TriggerValue = new TimerInfo { ScheduleStatus = Shown(status), IsPastDue = isPastDue },
        Reason = reason,
    };

    // Functions read them as local times of the process, as the real worker hands them over.
    private static ScheduleStatus? Shown(TimerStatus? status) => status is null ? null : new ScheduleStatus
    {
        Last = status.Last?.LocalDateTime ?? default,
        Next = status.Next.LocalDateTime,
        LastUpdated = status.LastUpdated.LocalDateTime,
    };
}

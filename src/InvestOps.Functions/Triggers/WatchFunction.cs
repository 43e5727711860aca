using InvestOps.Pipeline.Watching;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.Functions.Triggers;

/// <summary>Looks at the operation, on every machine: gives a sign of life, and tells what went wrong and what is right again.</summary>
public sealed class WatchFunction(Watchdog watchdog)
{
    [Function("Watch")]
    public Task RunAsync([TimerTrigger("%WatchSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        watchdog.TickAsync(cancellationToken);
}

using InvestOps.WebJobsDifferential.Tests.Hosts;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.WebJobsDifferential.Tests.Timers;

/// <summary>Runs on a schedule, by our listener.</summary>
public sealed class OurTick(Probe probe)
{
    [Function("Tick")]
    public Task Tick([TimerTrigger("%Schedule%")] TimerInfo timer, CancellationToken cancellationToken) => probe.RunAsync(new Call
    {
        IsPastDue = timer.IsPastDue,
        Shown = timer.ScheduleStatus is { } status ? new Occurrence(status.Last, status.Next) : null,
        Stopping = cancellationToken,
    });
}

using InvestOps.WebJobsDifferential.Tests.Hosts;
using Microsoft.Azure.WebJobs;

namespace InvestOps.WebJobsDifferential.Tests.Timers;

/// <summary>Runs on a schedule, by Microsoft's listener.</summary>
public sealed class RealTick(Probe probe)
{
    [FunctionName("Tick")]
    public Task Tick([TimerTrigger("%Schedule%")] TimerInfo timer, CancellationToken cancellationToken) => probe.RunAsync(new Call
    {
        IsPastDue = timer.IsPastDue,
        Shown = timer.ScheduleStatus is { } status ? new Occurrence(status.Last, status.Next) : null,
        Stopping = cancellationToken,
    });
}

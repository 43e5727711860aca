using InvestOps.WebJobsDifferential.Tests.Hosts;
using Microsoft.Azure.WebJobs;

namespace InvestOps.WebJobsDifferential.Tests.Timers;

/// <summary>Runs on a schedule and on startup, by Microsoft's listener.</summary>
public sealed class RealEagerTick(Probe probe)
{
    [FunctionName("Tick")]
    public Task Tick([TimerTrigger("%Schedule%", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellationToken) => probe.RunAsync(new Call
    {
        IsPastDue = timer.IsPastDue,
        Shown = timer.ScheduleStatus is { } status ? new Occurrence(status.Last, status.Next) : null,
        Stopping = cancellationToken,
    });
}

using InvestOps.WebJobsDifferential.Tests.Hosts;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.WebJobsDifferential.Tests.Queues;

/// <summary>Takes JSON, on our listener.</summary>
public sealed class OurJobs(Probe probe)
{
    [Function("Jobs")]
    public Task Jobs([QueueTrigger("%Jobs%")] Job job, int dequeueCount, CancellationToken cancellationToken) =>
        probe.RunAsync(new Call { Text = $"{job}", Try = dequeueCount, Stopping = cancellationToken });
}

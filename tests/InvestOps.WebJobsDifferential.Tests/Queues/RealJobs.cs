using InvestOps.WebJobsDifferential.Tests.Hosts;
using Microsoft.Azure.WebJobs;

namespace InvestOps.WebJobsDifferential.Tests.Queues;

/// <summary>Takes JSON, on Microsoft's listener.</summary>
public sealed class RealJobs(Probe probe)
{
    [FunctionName("Jobs")]
    public Task Jobs([QueueTrigger("%Jobs%")] Job job, int dequeueCount, CancellationToken cancellationToken) =>
        probe.RunAsync(new Call { Text = $"{job}", Try = dequeueCount, Stopping = cancellationToken });
}

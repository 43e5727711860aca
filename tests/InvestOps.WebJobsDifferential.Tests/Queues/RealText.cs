using InvestOps.WebJobsDifferential.Tests.Hosts;
using Microsoft.Azure.WebJobs;

namespace InvestOps.WebJobsDifferential.Tests.Queues;

/// <summary>Takes text, on Microsoft's listener.</summary>
public sealed class RealText(Probe probe)
{
    [FunctionName("Text")]
    public Task Text([QueueTrigger("%Texts%")] string body, int dequeueCount, CancellationToken cancellationToken) =>
        probe.RunAsync(new Call { Text = body, Try = dequeueCount, Stopping = cancellationToken });
}

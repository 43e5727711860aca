using InvestOps.WebJobsDifferential.Tests.Hosts;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.WebJobsDifferential.Tests.Queues;

/// <summary>Takes text, on our listener.</summary>
public sealed class OurText(Probe probe)
{
    [Function("Text")]
    public Task Text([QueueTrigger("%Texts%")] string body, int dequeueCount, CancellationToken cancellationToken) =>
        probe.RunAsync(new Call { Text = body, Try = dequeueCount, Stopping = cancellationToken });
}

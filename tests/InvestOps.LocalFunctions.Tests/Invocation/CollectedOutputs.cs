using InvestOps.LocalFunctions.Invocation;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Tests.Invocation;

/// <summary>Keeps what functions send to queues.</summary>
internal sealed class CollectedOutputs : IQueueOutput
{
    public List<(string Queue, string Body)> Messages { get; } = [];

    public Task SendAsync(QueueOutputAttribute output, BinaryData body, CancellationToken cancellationToken)
    {
        Messages.Add((output.QueueName, body.ToString()));
        return Task.CompletedTask;
    }
}

using System.Collections.Concurrent;
using InvestOps.LocalFunctions.Invocation;
using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Tests.Http;

internal sealed class SentMessages : IQueueOutput
{
    public ConcurrentQueue<(string Queue, string Body)> All { get; } = new();

    public Task SendAsync(QueueOutputAttribute output, BinaryData body, CancellationToken cancellationToken)
    {
        All.Enqueue((output.QueueName, body.ToString()));
        return Task.CompletedTask;
    }
}

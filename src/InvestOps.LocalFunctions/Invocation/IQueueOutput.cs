using Microsoft.Azure.Functions.Worker;

namespace InvestOps.LocalFunctions.Invocation;

/// <summary>Sends what functions return to queues.</summary>
public interface IQueueOutput
{
    /// <summary>Sends one message; the queue is made when it is missing. Done when storage has acknowledged it.</summary>
    /// <param name="body">Not yet in the queue's encoding.</param>
    Task SendAsync(QueueOutputAttribute output, BinaryData body, CancellationToken cancellationToken);
}

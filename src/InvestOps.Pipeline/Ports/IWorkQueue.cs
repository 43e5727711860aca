namespace InvestOps.Pipeline.Ports;

/// <summary>The queue of backtest requests: a storage queue, or the folder <c>reports/pending</c>. At-least-once; receivers treat a repeat as done.</summary>
public interface IWorkQueue
{
    /// <summary>
    /// Adds a message. The same id again while it waits or runs changes nothing where the queue can see what it holds; a
    /// storage queue cannot, and takes it twice. Once it has ended, it can be asked for again.
    /// </summary>
    /// <returns>False when the queue sees that a message of that id waits or runs.</returns>
    /// <exception cref="ArgumentException">The body is larger than a message of this queue may be.</exception>
    Task<bool> SendAsync(string id, ReadOnlyMemory<byte> body, CancellationToken cancellationToken);

    /// <summary>Takes the oldest waiting message, so that no other worker gets it while this process lives.</summary>
    /// <returns>Null when nothing waits.</returns>
    Task<WorkItem?> ReceiveAsync(CancellationToken cancellationToken);

    /// <summary>The work is done: the message goes to <c>done</c>, or from the storage queue.</summary>
    Task CompleteAsync(WorkItem item, CancellationToken cancellationToken);

    /// <summary>The work cannot be done: the message goes to <c>failed</c>, or to the poison queue, with the reason beside it.</summary>
    Task FailAsync(WorkItem item, string reason, CancellationToken cancellationToken);

    /// <summary>The work was stopped from outside: the message waits again, as if it had never been taken.</summary>
    Task ReturnAsync(WorkItem item, CancellationToken cancellationToken);
}

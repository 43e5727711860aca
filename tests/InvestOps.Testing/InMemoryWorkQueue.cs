using InvestOps.Pipeline.Ports;

namespace InvestOps.Testing;

/// <summary>The queue in memory, with everything that ever happened to it.</summary>
public sealed class InMemoryWorkQueue : IWorkQueue
{
    private readonly Queue<WorkItem> _pending = new();
    private readonly List<WorkItem> _taken = [];

    public List<string> Done { get; } = [];

    public List<(string Id, string Reason)> Failed { get; } = [];

    public int Waiting => _pending.Count;

    /// <summary>Whether it sees what it holds, as a folder does; a storage queue takes the same message twice.</summary>
    public bool SeesRepeats { get; set; } = true;

    public Task<bool> SendAsync(string id, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var added = !SeesRepeats || !_pending.Concat(_taken).Any(item => item.Id == id);
        if (added)
        {
            _pending.Enqueue(new WorkItem(id, body, id));
        }

        return Task.FromResult(added);
    }

    public Task<WorkItem?> ReceiveAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Take());

    /// <summary>The bodies of what waits, oldest first.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Bodies => [.. _pending.Select(item => item.Body)];

    /// <summary>A message that the queue will not give out.</summary>
    public void Refuse(string id, string reason) => _pending.Enqueue(new WorkItem(id, default, id, reason));

    /// <summary>The queue crashed before it had kept anything.</summary>
    public void LoseEverything()
    {
        _pending.Clear();
        _taken.Clear();
    }

    /// <summary>The worker died: what it had taken waits again.</summary>
    public void ReturnTaken()
    {
        _taken.ForEach(_pending.Enqueue);
        _taken.Clear();
    }

    public Task CompleteAsync(WorkItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        _taken.Remove(item);
        Done.Add(item.Id);
        return Task.CompletedTask;
    }

    public Task FailAsync(WorkItem item, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        _taken.Remove(item);
        Failed.Add((item.Id, reason));
        return Task.CompletedTask;
    }

    public Task RejectAsync(WorkItem item, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        Failed.Add((item.Id, reason));
        return Task.CompletedTask;
    }

    public Task<int> CountAsync(CancellationToken cancellationToken) => Task.FromResult(_pending.Count + _taken.Count);

    public Task ReturnAsync(WorkItem item, CancellationToken cancellationToken)
    {
        _taken.Remove(item);
        _pending.Enqueue(item);
        return Task.CompletedTask;
    }

    private WorkItem? Take()
    {
        if (!_pending.TryDequeue(out var item))
        {
            return null;
        }

        _taken.Add(item);
        return item;
    }
}

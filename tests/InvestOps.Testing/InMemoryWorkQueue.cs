using InvestOps.Pipeline.Ports;

namespace InvestOps.Testing;

/// <summary>The queue in memory, with everything that ever happened to it.</summary>
public sealed class InMemoryWorkQueue : IWorkQueue, IQueueInspector
{
    private readonly Queue<WorkItem> _pending = new();
    private readonly List<WorkItem> _taken = [];
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _bodies = new(StringComparer.Ordinal);

    public List<string> Done { get; } = [];

    public List<(string Id, string Reason)> Failed { get; } = [];

    public int Waiting => _pending.Count;

    /// <summary>Since when the oldest message has waited, as a test wants it.</summary>
    public DateTimeOffset? OldestSince { get; set; }

    /// <summary>Whether it sees what it holds, as a folder does; a storage queue takes the same message twice.</summary>
    public bool SeesRepeats { get; set; } = true;

    public Task<bool> SendAsync(string id, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        Canary.Refuse(body.Span);
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
        _bodies[item.Id] = item.Body;
        Failed.Add((item.Id, reason));
        return Task.CompletedTask;
    }

    public Task RejectAsync(WorkItem item, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        _bodies[item.Id] = item.Body;
        Failed.Add((item.Id, reason));
        return Task.CompletedTask;
    }

    public Task<QueueState> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(new QueueState
    {
        Messages = _pending.Count + _taken.Count,
        OldestSince = _pending.Count > 0 ? OldestSince : null,
        FailedMessages = Failed.Count,
        Failed = [.. Failed.Select(MessageOf)],
    });

    public Task<FailedMessage?> FindFailedAsync(string id, CancellationToken cancellationToken) =>
        Task.FromResult(Failed.Where(failed => failed.Id == id).Select(MessageOf).FirstOrDefault());

    public Task<bool> RequeueAsync(string id, CancellationToken cancellationToken)
    {
        if (!_bodies.TryGetValue(id, out var body) || Failed.RemoveAll(failed => failed.Id == id) == 0)
        {
            return Task.FromResult(false);
        }

        _pending.Enqueue(new WorkItem(id, body, id));
        return Task.FromResult(true);
    }

    public Task<bool> DropAsync(string id, CancellationToken cancellationToken) => Task.FromResult(Failed.RemoveAll(failed => failed.Id == id) > 0);

    public Task<int> CountAsync(CancellationToken cancellationToken) => Task.FromResult(_pending.Count + _taken.Count);

    public Task ReturnAsync(WorkItem item, CancellationToken cancellationToken)
    {
        _taken.Remove(item);
        _pending.Enqueue(item);
        return Task.CompletedTask;
    }

    private FailedMessage MessageOf((string Id, string Reason) failed) =>
        new(failed.Id, FailedAt: null, failed.Reason, System.Text.Encoding.UTF8.GetString(_bodies.GetValueOrDefault(failed.Id).Span));

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

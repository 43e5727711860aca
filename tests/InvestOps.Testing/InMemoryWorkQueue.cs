using InvestOps.Pipeline.Ports;

namespace InvestOps.Testing;

/// <summary>The queue in memory, with everything that ever happened to it.</summary>
public sealed class InMemoryWorkQueue : IWorkQueue
{
    private readonly Queue<WorkItem> _pending = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public List<string> Done { get; } = [];

    public List<(string Id, string Reason)> Failed { get; } = [];

    public int Waiting => _pending.Count;

    public Task<bool> SendAsync(string id, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var added = _known.Add(id);
        if (added)
        {
            _pending.Enqueue(new WorkItem(id, body, id));
        }

        return Task.FromResult(added);
    }

    public Task<WorkItem?> ReceiveAsync(CancellationToken cancellationToken) =>
        Task.FromResult(_pending.TryDequeue(out var item) ? item : null);

    public Task CompleteAsync(WorkItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        Done.Add(item.Id);
        return Task.CompletedTask;
    }

    public Task FailAsync(WorkItem item, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        Failed.Add((item.Id, reason));
        return Task.CompletedTask;
    }
}

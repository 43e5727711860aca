using System.Collections.Concurrent;
using Azure.Storage.Queues.Models;
using InvestOps.LocalFunctions.Queues;

namespace InvestOps.LocalFunctions.Tests.Queues;

/// <summary>Measures how long each message takes from its receipt to its delete.</summary>
internal sealed class TimedQueue(IMessageQueue inner) : IMessageQueue
{
    private readonly ConcurrentDictionary<string, long> _received = new(StringComparer.Ordinal);

    public ConcurrentBag<TimeSpan> Taken { get; } = [];

    public string Name => inner.Name;

    public bool HasPoison => inner.HasPoison;

    public async Task<IReadOnlyList<QueueMessage>?> ReceiveAsync(int most, TimeSpan hidden, CancellationToken cancellationToken)
    {
        var messages = await inner.ReceiveAsync(most, hidden, cancellationToken);
        foreach (var message in messages ?? [])
        {
            _received[message.MessageId] = TimeProvider.System.GetTimestamp();
        }

        return messages;
    }

    public Task<string?> HideAsync(string id, string receipt, TimeSpan hidden, CancellationToken cancellationToken) => inner.HideAsync(id, receipt, hidden, cancellationToken);

    public async Task<bool> DeleteAsync(string id, string receipt, CancellationToken cancellationToken)
    {
        var deleted = await inner.DeleteAsync(id, receipt, cancellationToken);
        Taken.Add(TimeProvider.System.GetElapsedTime(_received[id]));
        return deleted;
    }

    public Task SendAsync(string text, CancellationToken cancellationToken) => inner.SendAsync(text, cancellationToken);

    public Task<string> CopyToPoisonAsync(string text, CancellationToken cancellationToken) => inner.CopyToPoisonAsync(text, cancellationToken);

    public Task KeepReasonAsync(string poisonId, string reason, CancellationToken cancellationToken) => inner.KeepReasonAsync(poisonId, reason, cancellationToken);
}

using System.Collections.Concurrent;
using InvestOps.LocalFunctions.Timers.Locking;

namespace InvestOps.LocalFunctions.Tests.Timers;

/// <summary>Locks in memory, that can be taken away from their owners.</summary>
internal sealed class MemoryLocks : ISingletonLock
{
    private readonly ConcurrentDictionary<string, MemoryHold> _holds = new(StringComparer.Ordinal);

    public bool IsDown { get; set; }

    public Task<ISingletonHold?> TryAcquireAsync(string name, CancellationToken cancellationToken)
    {
        if (IsDown)
        {
            throw new IOException("storage is down");
        }

        var hold = new MemoryHold(this, name);
        return Task.FromResult<ISingletonHold?>(_holds.TryAdd(name, hold) ? hold : null);
    }

    public Task<LockOwner?> FindOwnerAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult<LockOwner?>(new LockOwner("nas", 7, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)));

    /// <summary>The lock's owner is gone without a word, or storage forgot it: anybody can have it. The owner is told.</summary>
    public async Task TakeAwayAsync(string function)
    {
        if (_holds.TryRemove($"Host.Functions.{function}.Listener", out var hold))
        {
            await hold.LoseAsync();
        }
    }

    private void Release(string name, MemoryHold hold) => _holds.TryRemove(KeyValuePair.Create(name, hold));

    private sealed class MemoryHold(MemoryLocks locks, string name) : ISingletonHold
    {
        private readonly CancellationTokenSource _lost = new();

        public CancellationToken Lost => _lost.Token;

        public Task LoseAsync() => _lost.CancelAsync();

        public ValueTask DisposeAsync()
        {
            locks.Release(name, this);
            return ValueTask.CompletedTask;
        }
    }
}

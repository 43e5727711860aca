using System.Collections.Concurrent;

namespace InvestOps.LocalFunctions.Tests.Queues;

/// <summary>What the functions of a test do, and what they saw.</summary>
public sealed class QueueScript
{
    private int _running;
    private int _most;

    public ConcurrentQueue<string> Seen { get; } = new();

    public ConcurrentDictionary<string, object?> Values { get; } = new(StringComparer.Ordinal);

    public int Running => Volatile.Read(ref _running);

    public int MostAtOnce => Volatile.Read(ref _most);

    public Func<string, CancellationToken, Task> Body { get; set; } = (_, _) => Task.CompletedTask;

    public async Task RunAsync(string text, CancellationToken cancellationToken)
    {
        Seen.Enqueue(text);
        var now = Interlocked.Increment(ref _running);
        InterlockedMax(now);
        try
        {
            await Body(text, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    private void InterlockedMax(int value)
    {
        for (var known = MostAtOnce; value > known; known = MostAtOnce)
        {
            Interlocked.CompareExchange(ref _most, value, known);
        }
    }
}

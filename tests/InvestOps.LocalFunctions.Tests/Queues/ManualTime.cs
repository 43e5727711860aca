using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace InvestOps.LocalFunctions.Tests.Queues;

/// <summary>A clock that a test moves, and that remembers every pause that was asked of it.</summary>
internal sealed class ManualTime : FakeTimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _pauses = new();

    public IReadOnlyList<TimeSpan> Pauses => [.. _pauses];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _pauses.Enqueue(dueTime);
        return timer;
    }
}

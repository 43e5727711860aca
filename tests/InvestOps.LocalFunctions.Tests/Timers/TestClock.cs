using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Timers;


/// <summary>A clock that a test moves, and that tells when somebody begins to wait on it: moving it before that would be lost.</summary>
internal sealed class TestClock : FakeTimeProvider, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _armed = new(0);

    public TestClock(DateTimeOffset start)
        : base(start)
    {
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            _armed.Release();
        }

        return timer;
    }

    /// <summary>Returns when one more wait on this clock has begun.</summary>
    public async Task ArmedAsync() =>
        Assert.True(await _armed.WaitAsync(Patience, TestContext.Current.CancellationToken), "Nobody began to wait on the clock.");

    /// <summary>Whether a wait has begun that no call of <see cref="ArmedAsync"/> has seen.</summary>
    public bool HasArmed => _armed.CurrentCount > 0;

    public void AdvanceTo(DateTimeOffset instant) => Advance(instant - GetUtcNow());

    public void Dispose() => _armed.Dispose();
}

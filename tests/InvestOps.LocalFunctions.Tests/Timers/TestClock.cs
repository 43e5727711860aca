using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Timers;

/// <summary>A clock that a test moves, and that tells when somebody begins to wait on it: moving it before that would be lost.</summary>
internal sealed class TestClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Channel<TimeSpan> _armed = Channel.CreateUnbounded<TimeSpan>();

    /// <summary>Whether a wait has begun that no call of <see cref="ArmedAsync"/> has seen.</summary>
    public bool HasArmed => _armed.Reader.Count > 0;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime != Timeout.InfiniteTimeSpan)
        {
            _armed.Writer.TryWrite(dueTime);
        }

        return timer;
    }

    /// <summary>Returns when one more wait on this clock has begun.</summary>
    /// <param name="due">Only a wait of this length counts; any when null.</param>
    public async Task ArmedAsync(TimeSpan? due = null)
    {
        TimeSpan begun;
        do
        {
            begun = await _armed.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience);
        }
        while (due is { } wanted && begun != wanted);
    }

    public void AdvanceTo(DateTimeOffset instant) => Advance(instant - GetUtcNow());
}

using System.Threading.Channels;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Timers;

/// <summary>What the timer functions of these tests do, and the calls that they had.</summary>
public sealed class TickProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly Channel<TickCall> _calls = Channel.CreateUnbounded<TickCall>();
    private int _count;

    /// <summary>What the function does; it returns at once unless a test says otherwise.</summary>
    public Func<TickCall, Task> Body { get; set; } = _ => Task.CompletedTask;

    /// <summary>All calls so far, those that a test has taken too.</summary>
    public int Count => Volatile.Read(ref _count);

    public async Task RunAsync(TickCall call)
    {
        Interlocked.Increment(ref _count);
        await _calls.Writer.WriteAsync(call, CancellationToken.None);
        await Body(call);
    }

    /// <summary>The next call that no test has taken, once there is one.</summary>
    public async Task<TickCall> NextAsync() => await _calls.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience);
}

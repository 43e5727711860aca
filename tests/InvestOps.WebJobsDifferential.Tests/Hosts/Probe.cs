using System.Threading.Channels;
using Xunit;

namespace InvestOps.WebJobsDifferential.Tests.Hosts;

/// <summary>What the functions of a scene do, and the calls that they had.</summary>
public sealed class Probe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Channel<Call> _begun = Channel.CreateUnbounded<Call>();
    private readonly Channel<Call> _ended = Channel.CreateUnbounded<Call>();
    private int _count;
    private int _running;
    private int _mostRunning;

    /// <summary>The function's body; it returns at once unless a test says otherwise.</summary>
    public Func<Call, Task> Body { get; set; } = _ => Task.CompletedTask;

    /// <summary>All calls so far, those that a test has taken too.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>The most calls that ever ran at a time.</summary>
    public int MostRunning => Volatile.Read(ref _mostRunning);

    public async Task RunAsync(Call call)
    {
        Interlocked.Increment(ref _count);
        Raise(Interlocked.Increment(ref _running));
        await _begun.Writer.WriteAsync(call, CancellationToken.None);
        try
        {
            await Body(call);
        }
        finally
        {
            call.EndedAt = TimeProvider.System.GetUtcNow();
            Interlocked.Decrement(ref _running);
            await _ended.Writer.WriteAsync(call, CancellationToken.None);
        }
    }

    /// <summary>The next call that no test has taken, once it has begun.</summary>
    public Task<Call> BegunAsync() => NextAsync(_begun);

    /// <summary>The next call that no test has taken, once it has ended.</summary>
    public Task<Call> EndedAsync() => NextAsync(_ended);

    public async Task<IReadOnlyList<Call>> EndedAsync(int count)
    {
        var calls = new List<Call>();
        while (calls.Count < count)
        {
            calls.Add(await EndedAsync());
        }

        return calls;
    }

    public async Task BegunAsync(int count)
    {
        for (var number = 0; number < count; number++)
        {
            await BegunAsync();
        }
    }

    private static Task<Call> NextAsync(Channel<Call> calls) =>
        calls.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience, TimeProvider.System);

    private void Raise(int running)
    {
        var most = MostRunning;
        while (running > most)
        {
            most = Interlocked.CompareExchange(ref _mostRunning, running, most) is var seen && seen == most ? running : seen;
        }
    }
}

using InvestOps.LocalFunctions.Listening;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Listening;

public sealed class ListenerGateTests
{
    private readonly ListenerGate _gate = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_drain_is_done_when_those_inside_have_left()
    {
        Assert.True(_gate.TryEnter());
        Assert.True(_gate.TryEnter());

        var first = _gate.DrainAsync(Token);
        var second = _gate.DrainAsync(Token);
        _gate.Leave();
        Assert.False(_gate.TryEnter());
        Assert.Equal((true, false, false), (_gate.IsDraining, first.IsCompleted, second.IsCompleted));
        _gate.Leave();

        await Task.WhenAll(first, second).WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System, Token);
    }

    [Fact]
    public async Task A_closed_gate_is_waited_for_and_an_open_one_is_not()
    {
        Assert.False(await _gate.WaitUntilOpenAsync(Token));
        await _gate.DrainAsync(Token);
        var waiting = _gate.WaitUntilOpenAsync(Token);
        Assert.False(waiting.IsCompleted);

        await _gate.ResumeAsync(Token);

        Assert.True(await waiting.WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System, Token));
        Assert.True(_gate.TryEnter());
        await _gate.ResumeAsync(Token);
        Assert.False(_gate.IsDraining);
    }
}

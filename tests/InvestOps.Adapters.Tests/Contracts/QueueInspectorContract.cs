using System.Text;
using InvestOps.Pipeline.Ports;
using Xunit;

namespace InvestOps.Adapters.Tests.Contracts;

/// <summary>What everyone promises who looks into a queue; run for the fake and for each real one.</summary>
public abstract class QueueInspectorContract
{
    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected abstract IWorkQueue Queue { get; }

    protected abstract IQueueInspector Inspector { get; }

    [Fact]
    public async Task An_empty_queue_holds_nothing()
    {
        var state = await Inspector.ReadAsync(Cancel);

        Assert.Equal((0, null, 0), (state.Messages, state.OldestSince, state.FailedMessages));
        Assert.Empty(state.Failed);
        Assert.Null(await Inspector.FindFailedAsync("nothing", Cancel));
        Assert.False(await Inspector.RequeueAsync("nothing", Cancel));
        Assert.False(await Inspector.DropAsync("nothing", Cancel));
    }

    [Fact]
    public async Task Looking_takes_nothing()
    {
        await Queue.SendAsync("job", "{}"u8.ToArray(), Cancel);

        Assert.Equal(1, (await Inspector.ReadAsync(Cancel)).Messages);
        Assert.Equal(1, (await Inspector.ReadAsync(Cancel)).Messages);
        Assert.NotNull(await Queue.ReceiveAsync(Cancel));
    }

    [Fact]
    public async Task What_was_put_aside_is_shown_with_its_reason_and_its_text()
    {
        await FailAsync("junk, 모멘텀", "It is no request.");

        var failed = Assert.Single((await Inspector.ReadAsync(Cancel)).Failed);

        Assert.Equal(("It is no request.", "junk, 모멘텀"), (failed.Reason, failed.Text));
        Assert.Equal(failed, await Inspector.FindFailedAsync(failed.Id, Cancel));
    }

    [Fact]
    public async Task A_message_put_back_waits_again_byte_for_byte_and_is_put_aside_no_more()
    {
        await FailAsync("first", "Not now.");
        await FailAsync("second", "Nor this.");
        var failed = (await Inspector.ReadAsync(Cancel)).Failed.Single(message => message.Text == "first");

        Assert.True(await Inspector.RequeueAsync(failed.Id, Cancel));

        Assert.Equal("first", Encoding.UTF8.GetString((await Queue.ReceiveAsync(Cancel))!.Body.Span));
        Assert.Equal("second", Assert.Single((await Inspector.ReadAsync(Cancel)).Failed).Text);
        Assert.False(await Inspector.RequeueAsync(failed.Id, Cancel));
    }

    [Fact]
    public async Task A_dropped_message_is_gone_and_the_others_stay()
    {
        await FailAsync("first", "Not now.");
        await FailAsync("second", "Nor this.");
        var failed = (await Inspector.ReadAsync(Cancel)).Failed.Single(message => message.Text == "first");

        Assert.True(await Inspector.DropAsync(failed.Id, Cancel));

        Assert.Null(await Queue.ReceiveAsync(Cancel));
        Assert.Equal("second", Assert.Single((await Inspector.ReadAsync(Cancel)).Failed).Text);
    }

    private async Task FailAsync(string text, string reason)
    {
        await Queue.SendAsync($"job-{text.Length}", Encoding.UTF8.GetBytes(text), Cancel);
        await Queue.FailAsync((await Queue.ReceiveAsync(Cancel))!, reason, Cancel);
    }
}

using InvestOps.Pipeline.Status;
using InvestOps.Pipeline.Tests.Day;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Notifications;

public sealed class ChannelStatusTests(SmallMarket market)
{
    [Fact]
    public async Task The_status_says_of_a_stopped_channel_what_to_do_and_how_long_messages_have_waited()
    {
        await using var operation = await NotifiedOperation.StartAsync(market);
        operation.Slack.Lasting = ("", new CallFault.Error("token_revoked"));
        await operation.RaiseAsync("disk");
        var raised = operation.Time.GetUtcNow();
        await operation.TickAsync();
        operation.Time.Advance(TimeSpan.FromHours(2));

        var channel = Assert.Single((await StatusAsync(operation)).Channels);

        Assert.Equal(("slack", ChannelCondition.Stopped, false), (channel.Name, channel.Condition, channel.IsStandby));
        Assert.Contains("token_revoked", channel.Reason, StringComparison.Ordinal);
        Assert.Contains("SlackToken", channel.Advice, StringComparison.Ordinal);
        Assert.Equal((1, raised, raised), (channel.Waiting, channel.OldestWaiting, channel.DownSince));
        Assert.Null(channel.RetryAt);
    }

    [Fact]
    public async Task The_status_says_of_a_silent_channel_when_it_is_tried_again_and_of_an_open_one_when_it_last_took_something()
    {
        await using var operation = await NotifiedOperation.StartAsync(market);
        Assert.Equal((ChannelCondition.Open, null), ((await StatusAsync(operation)).Channels[0].Condition, (await StatusAsync(operation)).Channels[0].LastDelivered));
        operation.Slack.Fail("chat.postMessage", new CallFault.TooMany(90));
        await operation.RaiseAsync("disk");

        await operation.TickAsync();
        var silent = Assert.Single((await StatusAsync(operation)).Channels);
        operation.Time.Advance(TimeSpan.FromMinutes(2));
        await operation.TickAsync();
        var open = Assert.Single((await StatusAsync(operation)).Channels);

        Assert.Equal((ChannelCondition.Silent, 1), (silent.Condition, silent.Waiting));
        Assert.Equal(silent.DownSince + TimeSpan.FromSeconds(90), silent.RetryAt);
        Assert.Equal((ChannelCondition.Open, 0, operation.Time.GetUtcNow()), (open.Condition, open.Waiting, open.LastDelivered));
    }

    [Fact]
    public async Task Nothing_waits_for_a_standby_while_the_first_channel_is_open()
    {
        await using var operation = await NotifiedOperation.StartAsync(market);
        operation.Configure("webhook: standby\n");
        await operation.RaiseAsync("disk");

        var channels = (await StatusAsync(operation)).Channels;

        Assert.Equal([("slack", 1), ("webhook", 0)], channels.Select(channel => (channel.Name, channel.Waiting)));
    }

    private static Task<OperationStatus> StatusAsync(NotifiedOperation operation) => operation.Get<StatusReader>().ReadAsync(NotifiedOperation.Cancel);
}

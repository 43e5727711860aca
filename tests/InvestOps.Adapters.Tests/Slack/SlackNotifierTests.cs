using InvestOps.Adapters.Http;
using InvestOps.Adapters.Slack;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Notifications;
using InvestOps.Pipeline.Notifications.Sending;
using InvestOps.Pipeline.Secrets;
using InvestOps.Testing;
using InvestOps.Testing.Slack;
using Xunit;

namespace InvestOps.Adapters.Tests.Slack;

public sealed class SlackNotifierTests : IAsyncLifetime
{
    private FakeSlack? _slack;

    private FakeSlack Slack => _slack!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _slack = await FakeSlack.StartAsync(Cancel);

    public ValueTask DisposeAsync() => Slack.DisposeAsync();

    public static TheoryData<string> Codes => [.. SlackErrors.All.Keys];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Every_code_of_Slack_has_its_meaning(string code)
    {
        Slack.Lasting = ("chat.postMessage", new CallFault.Error(code));

        var result = await SendAsync(SlackNotices.Failed());

        switch (SlackErrors.All[code].Scope)
        {
            case SlackErrorScope.Channel:
                Assert.NotEmpty(Assert.IsType<DeliveryResult.Permanent>(result).Advice);
                break;
            case SlackErrorScope.Message:
                Assert.IsType<DeliveryResult.Refused>(result);
                break;
            default:
                Assert.IsType<DeliveryResult.RetryAfter>(result);
                break;
        }

        Assert.Empty(Slack.Messages);
    }

    [Fact]
    public async Task A_file_of_secrets_that_others_can_read_is_named_with_what_mends_it()
    {
        var notifier = Notifier(() => throw new UnauthorizedAccessException("/x/.env holds secrets; run: chmod 600 /x/.env"));

        var stop = Assert.IsType<DeliveryResult.Permanent>(await notifier.ProbeAsync(new PlannedChannel.Slack(Slack.Channel), Cancel));

        Assert.Contains("chmod 600 /x/.env", stop.Reason, StringComparison.Ordinal);
        Assert.NotEmpty(notifier.FingerprintOf(new PlannedChannel.Slack(Slack.Channel)));
        Assert.Empty(Slack.Requests);
    }

    [Fact]
    public async Task Refused_blocks_go_as_plain_text()
    {
        Slack.Fail("chat.postMessage", new CallFault.Error("invalid_blocks"));

        Assert.IsType<DeliveryResult.Delivered>(await SendAsync(SlackNotices.Failed()));

        Assert.Null(Assert.Single(Slack.Messages).Blocks);
    }

    [Fact]
    public async Task A_picture_goes_below_the_message_and_its_failure_fails_nothing()
    {
        var message = SlackNotices.Of(SlackNotices.Failed()) with { Picture = new MessageFile("a.png", new byte[] { 1 }, "A picture") };

        Assert.Null(Assert.IsType<DeliveryResult.Delivered>(await Notifier().SendAsync(Channel(), message, Cancel)).Note);
        Slack.Fail("files.completeUploadExternal", new CallFault.Error("storage_limit_reached"));
        Assert.Contains("storage_limit_reached", Assert.IsType<DeliveryResult.Delivered>(await Notifier().SendAsync(Channel(), message, Cancel)).Note, StringComparison.Ordinal);

        Assert.Equal(Slack.Messages[0].Ts, Assert.Single(Slack.Files).Thread);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_sent_and_the_advice_says_where_to_put_it()
    {
        var result = await Notifier(() => null).SendAsync(Channel(), SlackNotices.Of(SlackNotices.Failed()), Cancel);

        Assert.Contains("SlackToken", Assert.IsType<DeliveryResult.Permanent>(result).Advice, StringComparison.Ordinal);
        Assert.Empty(Slack.Requests);
    }

    [Fact]
    public async Task The_token_is_in_no_address_and_no_body()
    {
        await SendAsync(SlackNotices.Failed());

        Assert.All(Slack.Requests, request => Assert.DoesNotContain(Slack.Token, request, StringComparison.Ordinal));
    }

    private Task<DeliveryResult> SendAsync(Notice notice) => Notifier().SendAsync(Channel(), SlackNotices.Of(notice), Cancel);

    private PlannedChannel.Slack Channel() => new(Slack.Channel);

    private SlackNotifier Notifier(Func<SecretText?>? token = null)
    {
        var address = SourceAddress.Read(Slack.Address, SlackSettings.OfficialAddress, SlackSettings.AddressSetting);
        return new SlackNotifier(new WebApiTransport(new SlackSettings { Address = address }, TimeProvider.System), token ?? (() => SecretText.From(Slack.Token)));
    }
}

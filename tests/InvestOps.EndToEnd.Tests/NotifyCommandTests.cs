using InvestOps.Adapters.Slack;
using InvestOps.Testing;
using InvestOps.Testing.Slack;
using Xunit;

namespace InvestOps.EndToEnd.Tests;

/// <summary><c>notify test</c> as a person runs it: it sends one message, or explains what Slack answers and what to do.</summary>
public sealed class NotifyCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_says_that_the_message_arrived_or_what_stands_in_its_way()
    {
        await using var slack = await FakeSlack.StartAsync(Cancel);
        slack.Fail("chat.postMessage", new CallFault.Error("not_in_channel"));
        slack.Fail("chat.postMessage", new CallFault.TooMany(17));

        var stranger = await TestAsync(slack);
        var hasty = await TestAsync(slack);
        var arrived = await TestAsync(slack);
        var revoked = await TestAsync(slack, token: "xo" + "xb-another-one");

        Assert.Equal(2, stranger.ExitCode);
        Assert.Contains("error: slack: Slack says not_in_channel. Set slack_channel in configs/notify.yaml", stranger.Errors, StringComparison.Ordinal);
        Assert.Contains("invite the bot to it: /invite @bot", stranger.Errors, StringComparison.Ordinal);
        Assert.Equal(1, hasty.ExitCode);
        Assert.Contains("Slack asks for fewer messages. Nothing is wrong with the settings; try again in 17 s", hasty.Errors, StringComparison.Ordinal);
        Assert.Equal(0, arrived.ExitCode);
        Assert.StartsWith("slack: arrived (investops in Fake; message 1700000000.000001).", arrived.Output, StringComparison.Ordinal);
        Assert.Single(slack.Messages);
        Assert.Equal(2, revoked.ExitCode);
        Assert.Contains("Slack says invalid_auth. Put a valid bot token (xoxb) into SlackToken", revoked.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<ProgramResult> TestAsync(FakeSlack slack, string? token = null)
    {
        using var configs = new TestConfigs("005930");
        configs.Write("notify.yaml", $"schema: 1\nslack_channel: {slack.Channel}\n");
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [SlackSettings.AddressSetting] = slack.Address,
            [SlackSettings.TokenSetting] = token ?? slack.Token,
        };
        return await InvestOpsProgram.RunAsync(_folder.Path, environment, "notify", "test", "--root", Path.Combine(_folder.Path, "data"), "--configs", configs.Path, "-q");
    }
}

using InvestOps.Pipeline.Notifications;
using InvestOps.Pipeline.Tests.Day;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Notifications;

public sealed class StandbyTests(SmallMarket market)
{
    [Fact]
    public async Task The_second_channel_takes_over_at_once_when_the_first_is_stopped_and_says_why()
    {
        await using var webhook = await FakeWebhook.StartAsync(NotifiedOperation.Cancel);
        await using var operation = await StartAsync(webhook, "webhook: standby\n");
        operation.Slack.Lasting = ("", new CallFault.Error("token_revoked"));
        await operation.RaiseAsync("disk");
        await operation.RaiseAsync("report", NoticeKind.DayReport, NoticeSeverity.Info);

        await operation.TickAsync();
        Assert.Equal(["[ERROR] disk — details (2026-10-29)"], webhook.Texts);
        await operation.TickAsync();
        await operation.TickAsync();

        Assert.Equal(2, webhook.Texts.Count);
        Assert.StartsWith("[ERROR]", webhook.Texts[1], StringComparison.Ordinal);
        Assert.Contains("token_revoked", webhook.Texts[1], StringComparison.Ordinal);
        Assert.Contains("SlackToken", webhook.Texts[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_the_first_is_back_it_gets_everything_and_the_second_rests()
    {
        await using var webhook = await FakeWebhook.StartAsync(NotifiedOperation.Cancel);
        await using var operation = await StartAsync(webhook, "webhook: standby\n");
        operation.Slack.Lasting = ("", new CallFault.Error("account_inactive"));
        await operation.RaiseAsync("disk");
        await operation.RaiseAsync("report", NoticeKind.DayReport, NoticeSeverity.Info);
        await operation.TickAsync();

        operation.Slack.Lasting = null;
        operation.Token = operation.Slack.Token = "a-renewed-token-of-the-fake";
        await operation.TickAsync();
        await operation.RaiseAsync("queue");
        await operation.TickAsync();

        Assert.Equal(["[ERROR] disk — details (2026-10-29)", "[INFO] report — details (2026-10-29)"], operation.Read.Take(2));
        Assert.Contains("[ERROR] queue — details (2026-10-29)", operation.Read);
        Assert.Equal(["[ERROR] disk — details (2026-10-29)"], webhook.Texts);
    }

    [Fact]
    public async Task A_first_channel_that_is_merely_silent_is_waited_for_as_long_as_the_plan_says()
    {
        await using var webhook = await FakeWebhook.StartAsync(NotifiedOperation.Cancel);
        await using var operation = await StartAsync(webhook, "webhook: standby\nstandby_after_minutes: 15\n");
        operation.Slack.Lasting = ("", new CallFault.Status(503));
        await operation.RaiseAsync("disk");

        for (var minute = 0; minute < 15; minute++)
        {
            await operation.TickAsync();
            Assert.Empty(webhook.Texts);
            operation.Time.Advance(TimeSpan.FromMinutes(1));
        }

        await operation.TickAsync();
        Assert.Equal("[ERROR] disk — details (2026-10-29)", webhook.Texts[0]);
    }

    [Theory]
    [InlineData("always", 2)]
    [InlineData("never", 0)]
    public async Task The_second_channel_gets_what_the_plan_says(string when, int messages)
    {
        await using var webhook = await FakeWebhook.StartAsync(NotifiedOperation.Cancel);
        await using var operation = await StartAsync(webhook, $"webhook: {when}\n");
        await operation.RaiseAsync("disk");
        await operation.RaiseAsync("report", NoticeKind.DayReport, NoticeSeverity.Info);

        await operation.TickAsync();

        Assert.Equal(2, operation.Read.Count);
        Assert.Equal(messages, webhook.Texts.Count);
    }

    [Fact]
    public async Task A_second_channel_in_trouble_keeps_nothing_from_the_first()
    {
        await using var webhook = await FakeWebhook.StartAsync(NotifiedOperation.Cancel);
        await using var operation = await StartAsync(webhook, "webhook: always\n");
        webhook.Lasting = new CallFault.Status(410);
        await operation.RaiseAsync("disk");

        await operation.TickAsync();
        await operation.RaiseAsync("queue");
        await operation.TickAsync();
        webhook.Lasting = null;
        operation.Webhook = webhook.Address + "/renewed";
        await operation.TickAsync();

        Assert.Equal(["[ERROR] disk — details (2026-10-29)", "[ERROR] queue — details (2026-10-29)"], operation.Read.Where(text => !text.Contains("webhook", StringComparison.Ordinal)));
        Assert.Equal(["[ERROR] disk — details (2026-10-29)", "[ERROR] queue — details (2026-10-29)"], webhook.Texts);
    }

    private async Task<NotifiedOperation> StartAsync(FakeWebhook webhook, string plan)
    {
        var operation = await NotifiedOperation.StartAsync(market);
        operation.Webhook = webhook.Address;
        operation.Configure(plan);
        return operation;
    }
}

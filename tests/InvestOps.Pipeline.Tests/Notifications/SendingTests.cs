using InvestOps.Pipeline.Notifications;
using InvestOps.Pipeline.Notifications.Outboxes;
using InvestOps.Pipeline.Tests.Day;
using InvestOps.Testing;
using Microsoft.Extensions.Logging;
using Xunit;

namespace InvestOps.Pipeline.Tests.Notifications;

public sealed class SendingTests(SmallMarket market)
{
    [Fact]
    public async Task What_is_told_twice_is_sent_once_also_when_it_was_sent_in_between()
    {
        await using var operation = await NotifiedOperation.StartAsync(market);

        await operation.RaiseAsync("disk");
        await operation.RaiseAsync("disk");
        await operation.TickAsync();
        await operation.RaiseAsync("disk");
        await operation.TickAsync();

        Assert.Equal(["[ERROR] disk — details (2026-10-29)"], operation.Read);
    }

    [Fact]
    public async Task Down_and_down_again_is_told_once_and_recovery_once_and_a_reminder_in_between()
    {
        await using var operation = await NotifiedOperation.StartAsync(market);
        var broken = new Announcement.Broken("storage", NotifiedOperation.Of("storage"));
        var mended = new Announcement.Mended("storage", NotifiedOperation.Of("storage well"));

        await operation.RaiseAsync(mended);
        await operation.RaiseAsync(broken);
        await operation.RaiseAsync(broken);
        await operation.TickAsync();
        operation.Time.Advance(TimeSpan.FromHours(6));
        await operation.TickAsync();
        await operation.TickAsync();
        await operation.RaiseAsync(mended);
        await operation.RaiseAsync(mended);
        await operation.TickAsync();

        Assert.Equal(
            ["[ERROR] storage — details (2026-10-29)", "[ERROR] Still Broken: storage — for 6 h 0 min; details (2026-10-29)", "[INFO] storage well — details; it was broken for 6 h 0 min (2026-10-29)"],
            operation.Read);
    }

    [Fact]
    public async Task A_revoked_token_stops_the_channel_says_what_to_do_once_and_a_renewed_one_is_picked_up()
    {
        await using var operation = await NotifiedOperation.StartAsync(market);
        operation.Slack.Lasting = ("", new CallFault.Error("token_revoked"));
        await operation.RaiseAsync("disk");

        await operation.TickAsync();
        await operation.TickAsync();

        Assert.Single(operation.Slack.Requests);
        Assert.Single(operation.Log.Lines, line => line.Level == LogLevel.Error && line.Text.StartsWith("NOTIFY_STOPPED", StringComparison.Ordinal) && line.Text.Contains("investops notify test", StringComparison.Ordinal));
        Assert.Contains("SlackToken", (await operation.ChannelAsync()).Advice, StringComparison.Ordinal);

        operation.Slack.Lasting = null;
        operation.Token = operation.Slack.Token = "a-renewed-token-of-the-fake";
        await operation.TickAsync();
        Assert.Equal("[ERROR] disk — details (2026-10-29)", operation.Read[0]);
        Assert.Null((await operation.ChannelAsync()).StoppedFor);
    }

    [Fact]
    public async Task Retry_After_is_obeyed()
    {
        await using var operation = await NotifiedOperation.StartAsync(market);
        operation.Slack.Fail("chat.postMessage", new CallFault.TooMany(90));
        await operation.RaiseAsync("disk");

        await operation.TickAsync();
        operation.Time.Advance(TimeSpan.FromSeconds(89));
        await operation.TickAsync();
        Assert.Empty(operation.Read);
        operation.Time.Advance(TimeSpan.FromSeconds(2));
        await operation.TickAsync();

        Assert.Single(operation.Read);
    }

    [Fact]
    public async Task Doubt_becomes_one_marked_duplicate_and_no_more()
    {
        await using var operation = await NotifiedOperation.StartAsync(market);
        operation.Slack.Lasting = ("chat.postMessage", new CallFault.AcceptThenDrop());
        await operation.RaiseAsync("disk");
        for (var minute = 0; minute < 60; minute++)
        {
            await operation.TickAsync();
            operation.Time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(["[ERROR] disk — details (2026-10-29)", "(resend) [ERROR] disk — details (2026-10-29)"], operation.Read.Where(text => text.Contains("disk", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_sender_that_died_while_it_sent_leaves_a_doubt()
    {
        await using var operation = await NotifiedOperation.StartAsync(market);
        await operation.RaiseAsync("disk");
        var outbox = operation.Get<Outbox>();
        var entry = Assert.Single(await outbox.WaitingAsync(NotifiedOperation.Cancel));
        await outbox.UpdateAsync(entry.With("slack", new Delivery { State = DeliveryState.Sending }), NotifiedOperation.Cancel);

        await operation.TickAsync();

        Assert.Equal(["(resend) [ERROR] disk — details (2026-10-29)"], operation.Read);
    }

    [Fact]
    public async Task Quiet_hours_hold_back_all_but_errors()
    {
        await using var operation = await NotifiedOperation.StartAsync(market, now: "2026-10-29T23:00:00");
        operation.Configure("quiet_hours: { from: \"22:30\", to: \"07:00\" }\nall_well_at: none\n");
        await operation.RaiseAsync("normal", NoticeKind.BacktestFinished, NoticeSeverity.Info);
        await operation.RaiseAsync("disk");

        await operation.TickAsync();
        Assert.Equal(["[ERROR] disk — details (2026-10-29)"], operation.Read);
        operation.Time.Advance(TimeSpan.FromHours(8));
        await operation.TickAsync();

        Assert.Contains("[INFO] normal — details (2026-10-29)", operation.Read, StringComparer.Ordinal);
    }

    [Fact]
    public async Task An_edit_counts_at_once_and_a_broken_one_keeps_the_old_and_says_so_once()
    {
        await using var operation = await NotifiedOperation.StartAsync(market);
        await operation.TickAsync();
        operation.Configure("nonsense: 1\n", channel: "C9999999999");
        await operation.RaiseAsync("disk");
        await operation.TickAsync();
        await operation.TickAsync();

        Assert.Single(operation.Read);
        var said = Assert.Single(operation.Log.Lines, line => line.Text.StartsWith("NOTIFY_CONFIG", StringComparison.Ordinal));
        Assert.Contains("nonsense", said.Text, StringComparison.Ordinal);

        operation.Configure("events: [error]\n");
        await operation.RaiseAsync("other");
        await operation.TickAsync();
        Assert.Single(operation.Read);
    }

    [Fact]
    public async Task Many_of_a_kind_are_one_message_with_the_list_beside_it()
    {
        await using var operation = await NotifiedOperation.StartAsync(market);
        foreach (var number in Enumerable.Range(1, 20))
        {
            await operation.RaiseAsync(FormattableString.Invariant($"disk {number}"));
        }

        await operation.TickAsync();

        Assert.Equal(["[ERROR] Health: 20 together — 2026-10-29 to 2026-10-29 (2026-10-29)"], operation.Read);
        Assert.Equal(20, System.Text.Encoding.UTF8.GetString(Assert.Single(operation.Slack.Files).Content).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Messages_are_a_second_apart()
    {
        await using var operation = await NotifiedOperation.StartAsync(market);
        await operation.RaiseAsync("one");
        await operation.RaiseAsync("two");
        await operation.RaiseAsync("three");

        await operation.TickAsync();

        Assert.Equal(3, operation.Slack.Messages.Count);
        Assert.All(operation.Slack.Messages.Zip(operation.Slack.Messages.Skip(1)), pair => Assert.True(pair.Second.At - pair.First.At >= TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task An_outbox_that_cannot_be_written_fails_nothing()
    {
        await using var operation = await NotifiedOperation.StartAsync(market);
        await operation.RaiseAsync(new Announcement.Broken("no portable/../name", NotifiedOperation.Of("disk")));

        Assert.Contains(operation.Log.Lines, line => line.Text.Contains("nobody is told", StringComparison.Ordinal));
    }
}

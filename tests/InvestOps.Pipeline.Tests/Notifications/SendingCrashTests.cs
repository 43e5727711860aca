using InvestOps.Pipeline.Notifications;
using InvestOps.Pipeline.Notifications.Outboxes;
using InvestOps.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Notifications;

public sealed class SendingCrashTests : IDisposable
{
    private static readonly string[] Titles = ["n1", "n2", "n3", "n4", "n5", "n6", "n7"];

    // Two of kinds of their own, then five of one that become one message.
    private static readonly Notice[] Notices =
    [
        NotifiedOperation.Of("n1"),
        NotifiedOperation.Of("n2", NoticeKind.StageFailed),
        .. Titles[2..].Select(title => NotifiedOperation.Of(title, NoticeKind.Reminder)),
    ];

    private readonly TemporaryFolder _configs = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 10, 29, 3, 0, 0, TimeSpan.Zero));

    public SendingCrashTests() => File.WriteAllText(Path.Combine(_configs.Path, "notify.yaml"), "schema: 1\nslack_channel: C0123456789\n");

    public void Dispose() => _configs.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whichever_operation_of_the_store_is_the_last_nothing_is_lost_and_one_marked_duplicate_is_the_most(bool processDies)
    {
        for (var operation = 1; ; operation++)
        {
            var (store, channel) = (new InMemoryAssetStore(), new TakenMessages());
            var failing = new FaultyAssetStore(store, operation, processDies ? null : new IOException("the storage is gone"));
            await FailAsync(failing, channel);
            await RecoverAsync(store, channel, processDies ? 2 : 1);

            Check(channel.Titles, operation);
            Assert.Empty(await new Outbox(store, _time).WaitingAsync(Cancel));
            if (failing.Operations < operation)
            {
                Assert.Equal(Titles, channel.Titles.Select(arrived => arrived.Title));
                Assert.True(operation > 50, $"There were {operation} operations only.");
                return;
            }
        }
    }

    [Fact]
    public async Task What_died_twice_while_it_was_sent_is_not_sent_a_third_time()
    {
        var (store, channel) = (new InMemoryAssetStore(), new TakenMessages());
        var process = Process(store, channel, 1);
        await process.RaiseAsync(Notices[..1]);
        var entry = Assert.Single(await process.Outbox.WaitingAsync(Cancel));
        await process.Outbox.UpdateAsync(entry.With("slack", new Delivery { State = DeliveryState.Sending, Doubts = 1 }), Cancel);

        await process.SendAsync();

        Assert.Equal(0, channel.Count);
        Assert.Equal(DeliveryState.Unknown, Assert.Single(await process.Outbox.SettledAsync(9, Cancel)).On("slack").State);
    }

    [Fact]
    public async Task Two_senders_at_once_send_everything_once()
    {
        for (var round = 0; round < 20; round++)
        {
            var (store, channel) = (new InMemoryAssetStore(), new TakenMessages());
            SendingProcess[] senders = [.. Enumerable.Range(1, 4).Select(process => new SendingProcess(store, channel, _configs.Path, _time, process, othersLive: true))];
            await senders[0].RaiseAsync(Notices);

            await Task.WhenAll(senders.Select(sender => Task.Run(sender.SendAsync, Cancel)));
            await senders[0].SendAsync(); // where all gave way to each other

            Assert.Equal(Titles, channel.Titles.Select(arrived => arrived.Title));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_state_that_changes_while_the_store_fails_is_told_once_when_it_is_seen_again(bool isBroken)
    {
        for (var operation = 1; ; operation++)
        {
            var (store, channel) = (new InMemoryAssetStore(), new TakenMessages());
            Announcement change = isBroken ? new Announcement.Broken("storage", Notices[0]) : new Announcement.Mended("storage", Notices[0]);
            if (!isBroken)
            {
                await Process(store, channel, 1).Announcements.RaiseAsync(new Announcement.Broken("storage", Notices[1]), Cancel);
            }

            var failing = new FaultyAssetStore(store, operation);
            await Process(failing, channel, 1).Announcements.RaiseAsync(change, Cancel);
            var next = Process(store, channel, 2);
            await next.Announcements.RaiseAsync(change, Cancel);

            Assert.Single(await next.Outbox.WaitingAsync(Cancel), entry => entry.Notice.Title == "n1");
            Assert.Equal(isBroken, await next.Conditions.IsBrokenAsync("storage", Cancel));
            if (failing.Operations < operation)
            {
                return;
            }
        }
    }

    [Fact]
    public async Task What_was_recorded_first_is_told_first_though_the_clock_stands_or_goes_back()
    {
        var (store, channel) = (new InMemoryAssetStore(), new TakenMessages());
        var process = Process(store, channel, 1);
        Notice[] told = [NotifiedOperation.Of("z", NoticeKind.StageFailed, NoticeSeverity.Info), NotifiedOperation.Of("a", NoticeKind.DayReport, NoticeSeverity.Info), NotifiedOperation.Of("m", NoticeKind.Health)];
        await process.RaiseAsync(told[..2]);
        _time.AdjustTime(_time.GetUtcNow() - TimeSpan.FromHours(1));
        await process.RaiseAsync(told[2..]);

        await process.SendAsync();

        Assert.Equal(["z", "a", "m"], channel.Titles.Select(arrived => arrived.Title));
    }

    [Fact]
    public async Task Of_two_machines_at_the_same_moment_the_graver_comes_first()
    {
        var (store, channel) = (new InMemoryAssetStore(), new TakenMessages());
        await Process(store, channel, 1).RaiseAsync([NotifiedOperation.Of("a", NoticeKind.DayReport, NoticeSeverity.Info)]);
        var second = Process(store, channel, 2);
        await second.RaiseAsync([NotifiedOperation.Of("z", NoticeKind.StageFailed)]);

        await second.SendAsync();

        Assert.Equal(["z", "a"], channel.Titles.Select(arrived => arrived.Title));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private SendingProcess Process(Pipeline.Ports.IAssetStore store, TakenMessages channel, int process) => new(store, channel, _configs.Path, _time, process);

    private async Task FailAsync(FaultyAssetStore store, TakenMessages channel)
    {
        var process = Process(store, channel, 1);
        try
        {
            await process.RaiseAsync(Notices);
            await process.SendAsync();
        }
        catch (Exception exception) when (exception is SimulatedCrashException or IOException)
        {
            return;
        }
    }

    // What was told of is told of again, as stages do that are run again.
    private async Task RecoverAsync(InMemoryAssetStore store, TakenMessages channel, int number)
    {
        _time.Advance(TimeSpan.FromMinutes(1));
        var process = Process(store, channel, number);
        await process.RaiseAsync(Notices);
        await process.SendAsync();
    }

    private static void Check(IReadOnlyList<(string Title, bool IsMarked)> arrived, int operation)
    {
        Assert.Equal(Titles, arrived.Select(message => message.Title).Distinct(StringComparer.Ordinal));
        foreach (var title in arrived.GroupBy(message => message.Title, StringComparer.Ordinal))
        {
            Assert.True(title.Count() <= 2 && title.Skip(1).All(again => again.IsMarked), $"{title.Key} came {title.Count()} times after the failure of operation {operation}");
        }
    }
}

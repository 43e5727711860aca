using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Notifications;
using InvestOps.Pipeline.Notifications.Conditions;
using InvestOps.Pipeline.Notifications.Outboxes;
using InvestOps.Pipeline.Notifications.Sending;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Runs;
using InvestOps.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Notifications;

/// <summary>One process that records notices and sends them, on a store of the test's choice. Of all processes it takes itself alone for alive.</summary>
internal sealed class SendingProcess
{
    public SendingProcess(IAssetStore store, INotifier channel, string configs, FakeTimeProvider time, int process = 1, bool othersLive = false)
    {
        var log = new CollectedLog();
        var report = new ReportSettings(ReportLanguage.English);
        var identity = new RunIdentity { CodeVersion = "test", ProcessId = process, ProcessStartedAt = 1, Machine = "nas", IsAlive = (id, _) => othersLive || id == process };
        Outbox = new Outbox(store, time);
        Conditions = new ConditionBook(store, Outbox, time);
        Announcements = new Announcements(Outbox, Conditions, report, log.CreateLogger<Announcements>());
        Sender = new OutboxSender(
            Outbox,
            new ChannelBook(store),
            new MessageWriter(store, report),
            [channel],
            Announcements,
            new LiveNotifyPlan(configs, log.CreateLogger<LiveNotifyPlan>()),
            report,
            new SendingPace((_, _) => Task.CompletedTask),
            identity,
            time,
            log.CreateLogger<OutboxSender>());
    }

    public Outbox Outbox { get; }

    public ConditionBook Conditions { get; }

    public Announcements Announcements { get; }

    public OutboxSender Sender { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async Task RaiseAsync(IEnumerable<Notice> notices)
    {
        foreach (var notice in notices)
        {
            await Announcements.RaiseAsync(new Announcement.Happened(notice), Cancel);
        }
    }

    public Task<(int Sent, int Waiting)?> SendAsync() => Sender.SendAsync(Cancel);
}

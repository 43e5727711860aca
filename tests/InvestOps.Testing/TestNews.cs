using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Notifications;
using InvestOps.Pipeline.Notifications.Composing;
using InvestOps.Pipeline.Notifications.Conditions;
using InvestOps.Pipeline.Notifications.Outboxes;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Runs;
using Microsoft.Extensions.Logging;

namespace InvestOps.Testing;

/// <summary>What tells of stages, on a store of the test's own, without the rest of the object graph.</summary>
public static class TestNews
{
    /// <param name="ledger">The ledger that the day's message looks runs up in.</param>
    public static StageNews On(IAssetStore store, TimeProvider time, RunLedger ledger, ILoggerFactory log)
    {
        var report = new ReportSettings(ReportLanguage.English);
        var outbox = new Outbox(store, time);
        var announcements = new Announcements(outbox, new ConditionBook(store, outbox, time), report, log.CreateLogger<Announcements>());
        var plan = new LiveNotifyPlan("there-is-no-such-folder", log.CreateLogger<LiveNotifyPlan>());
        return new StageNews(
            announcements,
            new ErrorInbox(),
            new DayNews(store, outbox, ledger, Some.Calendar, report),
            new ScanNews(store, outbox, report, plan),
            new BacktestNews(store, outbox, report),
            new AlertDates(Some.Calendar, time),
            report,
            log.CreateLogger<StageNews>());
    }
}

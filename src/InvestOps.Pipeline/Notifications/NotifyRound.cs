using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Notifications.Conditions;
using InvestOps.Pipeline.Notifications.Outboxes;
using InvestOps.Pipeline.Notifications.Watching;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Notifications;

/// <summary>What the sender's timer does each minute: looks for what is still broken, says the daily word, and sends what is due.</summary>
public sealed class NotifyRound(
    LiveNotifyPlan live,
    DailyWord word,
    ConditionBook conditions,
    StageNews news,
    Outbox outbox,
    NotifyStage stage,
    StageRunner runner,
    AlertDates dates,
    ReportSettings report)
{
    /// <returns>Null where nothing waited.</returns>
    public async Task<StageReport?> RunAsync(CancellationToken cancellationToken)
    {
        var plan = live.Current();
        await conditions.RemindAsync(plan.RemindEvery, Reminder, cancellationToken);
        await word.SayAsync(plan, cancellationToken);
        await news.FlushErrorsAsync();
        return (await outbox.WaitingAsync(cancellationToken)).Count == 0 ? null : await runner.RunAsync(new RunKey(StageName.Notify, dates.Today), stage.RunAsync, cancellationToken);
    }

    private Notice Reminder(Condition condition, TimeSpan lasting)
    {
        var text = ReportText.In(report.Language);
        return condition.Notice with
        {
            Kind = NoticeKind.Reminder,
            Date = dates.Now,
            Subject = condition.Name,
            Title = text.With("notify.still", condition.Notice.Title),
            Details = text.With("notify.for", Durations.Of(lasting, text), condition.Notice.Details),
        };
    }
}

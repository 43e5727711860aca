using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Notifications.Conditions;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Notifications.Watching;

/// <summary>Says once a day, holidays included, that everything is well, or what is not. Its absence tells that the machine is silent.</summary>
public sealed class DailyWord(MarketStore market, ConditionBook conditions, Announcements announcements, TradingCalendar krx, AlertDates dates, ReportSettings report, TimeProvider time)
{
    // Saves looking again each minute; the outbox knows it after a restart.
    private DateOnly? _said;

    public async Task SayAsync(NotifyPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var clock = TimeOnly.FromDateTime(time.GetUtcNow().ToOffset(KoreaTime.Offset).DateTime);
        if (plan.AllWellAt is not { } at || clock < at || _said == dates.Today)
        {
            return;
        }

        var text = ReportText.In(report.Language);
        var broken = await conditions.BrokenAsync(cancellationToken);
        var newest = (await market.DescribeAsync(cancellationToken))?.Last;
        var details = new List<string> { newest is { } last ? text.With("notify.newest", last) : text["notify.empty"] };
        if (!krx.IsSession(dates.Today))
        {
            details.Add(text.With("notify.holiday", FormattableString.Invariant($"{dates.Now:yyyy-MM-dd}")));
        }

        var notice = new Notice
        {
            Kind = NoticeKind.AllWell,
            Severity = broken.Count == 0 ? NoticeSeverity.Info : NoticeSeverity.Warning,
            Date = dates.Now,
            Subject = "word",
            Title = broken.Count == 0 ? text["notify.well"] : text.With("notify.unwell", broken.Count),
            Details = string.Join("; ", details),
            Items = [.. broken.Select(condition => text.With("notify.since", condition.Notice.Title, KoreanTime(condition.Since), condition.Notice.Details))],
            Sections = [new NoticeSection(text["notify.absence"], [text.With("notify.absence.advice", at.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture))])],
            Version = FormattableString.Invariant($"{dates.Today:yyyy-MM-dd}"),
        };
        if (await announcements.RaiseAsync(new Announcement.Happened(notice), cancellationToken))
        {
            _said = dates.Today;
        }
    }

    private static string KoreanTime(DateTimeOffset moment) => FormattableString.Invariant($"{moment.ToOffset(KoreaTime.Offset):yyyy-MM-dd HH:mm}");
}

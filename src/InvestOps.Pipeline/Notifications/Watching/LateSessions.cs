using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Notifications.Watching;

/// <summary>Tells when a session is not stored long after it was due, whether anything ran or not, and when it is there at last.</summary>
public sealed class LateSessions(MarketStore market, DueSessions due, RunLedger ledger, TradingCalendar krx, Announcements announcements, AlertDates dates, ReportSettings report, TimeProvider time)
{
    private const string Name = "ingest-late";

    public async Task LookAsync(NotifyPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (await market.DescribeAsync(cancellationToken) is not { Last: not null } stored)
        {
            return;
        }

        var now = time.GetUtcNow();
        var owed = await due.OwedAsync(StageName.Ingest, cancellationToken);
        var late = owed.Where(session => !stored.IsStored(session) && DeadlineOf(session, plan.IngestLateAt) <= now).ToArray();
        await announcements.RaiseAsync(late.Length > 0 ? new Announcement.Broken(Name, await LateAsync(late, plan, cancellationToken)) : new Announcement.Mended(Name, There(stored.Last!.Value)), cancellationToken);
    }

    private DateTimeOffset DeadlineOf(TradingDate session, TimeOnly at) =>
        new((krx.Next(session)?.Date ?? session.Date.AddDays(1)).ToDateTime(at), KoreaTime.Offset);

    private async Task<Notice> LateAsync(TradingDate[] late, NotifyPlan plan, CancellationToken cancellationToken)
    {
        var text = ReportText.In(report.Language);
        var runs = await ledger.ListAsync(new RunKey(StageName.Ingest, late[0].Date), cancellationToken);
        var details = text.With("notify.late.details", string.Join(", ", late), plan.IngestLateAt.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        return NoticeOf(late[0].Date, text["notify.late.title"], details) with
        {
            Severity = NoticeSeverity.Warning,
            Sections = runs.LastOrDefault(run => run.Error is not null)?.Error is { } error ? [new NoticeSection(text["notify.late.last"], [error])] : [],
        };
    }

    private Notice There(TradingDate newest)
    {
        var text = ReportText.In(report.Language);
        return NoticeOf(newest.Date, text["notify.late.there"], text.With("notify.newest", newest));
    }

    private Notice NoticeOf(DateOnly about, string title, string details) =>
        new() { Kind = NoticeKind.IngestLate, Severity = NoticeSeverity.Info, Date = dates.Of(about), Subject = Name, Title = title, Details = details };
}

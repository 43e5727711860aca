using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Watching;

namespace InvestOps.Pipeline.Notifications.Watching;

/// <summary>
/// Passes on what the watchdogs see. A stage that fails is told of as the stage itself tells it, under the same name: whoever sees it first
/// is heard, and the stage that runs again says so.
/// </summary>
public sealed class HealthNews(Announcements announcements, StageNews stages, AlertDates dates, ReportSettings report)
{
    public async Task RaiseAsync(StateChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (change.FailedRun is { } run)
        {
            await (change.Kind == ChangeKind.Recovered ? Task.CompletedTask : stages.FailedAsync(run, subject: null, change.Text));
            return;
        }

        var notice = change.Late is { Stage: StageName.Ingest } late ? NoticeOf(change, late) : NoticeOf(change);
        var condition = $"health-{NameOf(change.Concern)}";
        await announcements.RaiseAsync(
            change.Kind switch
            {
                ChangeKind.Recovered => new Announcement.Mended(condition, notice),
                ChangeKind.Raised => new Announcement.Broken(condition, notice),
                _ => new Announcement.Happened(notice),
            },
            cancellationToken);
    }

    private Notice NoticeOf(StateChange change) => new()
    {
        Kind = NoticeKind.Health,
        Severity = (change.Kind, change.Level) switch
        {
            (ChangeKind.Recovered, _) => NoticeSeverity.Info,
            (_, HealthLevel.Error) => NoticeSeverity.Error,
            _ => NoticeSeverity.Warning,
        },
        Date = dates.Of(KoreaTime.DateAt(change.At)),
        Subject = change.Concern,
        Title = $"{change.Concern} {change.Kind.ToString().ToLowerInvariant()}",
        Details = change.Text,
        Sections = change.Kind == ChangeKind.Recovered ? [] : [new NoticeSection("", [change.Mend])],
        Version = change.KeyOf(),
    };

    // Data that a source brings late is none of this system's faults, so it is a warning.
    private Notice NoticeOf(StateChange change, LateWork late)
    {
        var text = ReportText.In(report.Language);
        var sessions = string.Join(", ", late.Sessions.Select(session => FormattableString.Invariant($"{session:yyyy-MM-dd}")));
        var isOver = change.Kind == ChangeKind.Recovered;
        return NoticeOf(change) with
        {
            Kind = NoticeKind.IngestLate,
            Severity = isOver ? NoticeSeverity.Info : NoticeSeverity.Warning,
            Date = dates.Of(late.Sessions[0]),
            Title = text[isOver ? "notify.late.there" : "notify.late.title"],
            Details = isOver ? sessions : text.With("notify.late.details", sessions, FormattableString.Invariant($"{late.Deadline.ToOffset(KoreaTime.Offset):yyyy-MM-dd HH:mm}")),
        };
    }

    // disk.nas/NAS_1 is disk-nas-nas-1.
    private static string NameOf(string concern) =>
        string.Concat(concern.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-'));
}

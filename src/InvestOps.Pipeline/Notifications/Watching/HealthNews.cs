using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Watching;

namespace InvestOps.Pipeline.Notifications.Watching;

/// <summary>Passes on what the watchdogs see. A failed run and a late session are told of where they are known first, so not here.</summary>
public sealed class HealthNews(Announcements announcements)
{
    public async Task RaiseAsync(StateChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        if (change.Concern.StartsWith("run.", StringComparison.Ordinal) || change.Concern == "late.ingest")
        {
            return;
        }

        var notice = NoticeOf(change);
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

    private static Notice NoticeOf(StateChange change) => new()
    {
        Kind = NoticeKind.Health,
        Severity = (change.Kind, change.Level) switch
        {
            (ChangeKind.Recovered, _) => NoticeSeverity.Info,
            (_, HealthLevel.Error) => NoticeSeverity.Error,
            _ => NoticeSeverity.Warning,
        },
        Date = KoreaTime.DateAt(change.At),
        Subject = change.Concern,
        Title = $"{change.Concern} {change.Kind.ToString().ToLowerInvariant()}",
        Details = change.Text,
        Sections = change.Kind == ChangeKind.Recovered ? [] : [new NoticeSection("", [change.Mend])],
        Version = change.KeyOf(),
    };

    // disk.nas/NAS_1 is disk-nas-nas-1.
    private static string NameOf(string concern) =>
        string.Concat(concern.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '-'));
}

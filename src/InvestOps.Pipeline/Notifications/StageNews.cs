using InvestOps.Pipeline.Notifications.Composing;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Runs;
using Microsoft.Extensions.Logging;

namespace InvestOps.Pipeline.Notifications;

/// <summary>
/// Tells of what stages did. It is asked after each run, also after one that found its work done: where a process died between
/// the work and the word, the next look makes up for it under the same key.
/// </summary>
public sealed class StageNews(Announcements announcements, ErrorInbox errors, DayNews day, ScanNews scan, BacktestNews backtest, AlertDates dates, ReportSettings report, ILogger<StageNews> log)
{
    private const int LongestDetails = 300;

    private ReportText Text => ReportText.In(report.Language);

    /// <summary>Never fails the run that it tells of.</summary>
    public async Task EndedAsync(RunKey key, string? subject, StageOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(outcome);
        var telling = TellAsync(key, subject, outcome);
        await telling.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (telling.Exception?.InnerException is { } failure)
        {
            log.NoticeNotKept($"{key.Stage} {key.Date:yyyy-MM-dd}", failure.Message);
        }
    }

    /// <summary>Never hides the failure that it tells of.</summary>
    public async Task FailedAsync(RunKey key, string? subject, string error)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(error);
        var notice = new Notice
        {
            Kind = NoticeKind.StageFailed,
            Severity = NoticeSeverity.Error,
            Date = dates.Of(key.Date),
            Subject = subject ?? $"{key.Stage}",
            Title = Text.With("notify.failed", NameOf(key.Stage)),
            Details = Shown(subject is null ? error : $"{subject}: {error}"),
            Sections = error.Length > LongestDetails ? [new NoticeSection(Text["notify.details"], error.Split('\n'))] : [],
            Version = error,
        };

        // A backtest or a tuning is a matter of its own; a stage of the day is broken until it runs again.
        await announcements.RaiseAsync(IsOfTheDay(key.Stage) ? new Announcement.Broken(ConditionOf(key.Stage), notice) : new Announcement.Happened(notice), CancellationToken.None);
        await FlushErrorsAsync();
    }

    /// <summary>Tells of what else stands in the log at level ERROR since the last time. What the outbox does not take now is told the next time.</summary>
    public async Task FlushErrorsAsync()
    {
        foreach (var (name, lines) in errors.Take())
        {
            if (!await announcements.RaiseAsync(new Announcement.Happened(ErrorsOf(name, lines)), CancellationToken.None))
            {
                errors.Return(name, lines);
            }
        }
    }

    private string NameOf(StageName stage) => stage == StageName.Ingest ? $"KRX {Text["stage.Ingest"]}" : Text[$"stage.{stage}"];

    private static bool IsOfTheDay(StageName stage) => stage is not (StageName.Backtest or StageName.Tune);

    private static string ConditionOf(StageName stage) => $"stage-{stage.ToString().ToLowerInvariant()}";

    private async Task TellAsync(RunKey key, string? subject, StageOutcome outcome)
    {
        if (outcome is not StageOutcome.NotReady)
        {
            if (IsOfTheDay(key.Stage))
            {
                await announcements.RaiseAsync(new Announcement.Mended(ConditionOf(key.Stage), Mended(key, outcome)), CancellationToken.None);
            }

            await TellOfProductAsync(key, subject);
        }

        await FlushErrorsAsync();
    }

    private async Task TellOfProductAsync(RunKey key, string? subject)
    {
        var notice = key.Stage switch
        {
            StageName.Scan => await scan.OfAsync(key.Date),
            StageName.Report => await day.OfAsync(key.Date),
            StageName.Backtest when subject is not null => await backtest.OfAsync(subject, key.Date),
            _ => null,
        };
        if (notice is not null)
        {
            await announcements.RaiseAsync(new Announcement.Happened(notice), CancellationToken.None);
        }
    }

    private Notice Mended(RunKey key, StageOutcome outcome) => new()
    {
        Kind = NoticeKind.StageFailed,
        Severity = NoticeSeverity.Info,
        Date = dates.Of(key.Date),
        Subject = $"{key.Stage}",
        Title = Text.With("notify.again", NameOf(key.Stage)),
        Details = Shown(outcome.Details),
    };

    private Notice ErrorsOf(string name, IReadOnlyList<string> lines) => new()
    {
        Kind = NoticeKind.Error,
        Severity = NoticeSeverity.Error,
        Date = dates.Now,
        Subject = name,
        Title = lines.Count == 1 ? name : Text.With("notify.errors", name, lines.Count),
        Details = Shown(lines[0]),
        Items = lines.Count == 1 ? [] : lines,
        Version = string.Join('\n', lines),
    };

    private static string Shown(string text) => text.ReplaceLineEndings(" ") is { Length: > LongestDetails } line ? line[..LongestDetails] + "…" : text.ReplaceLineEndings(" ");
}

using InvestOps.Pipeline.Notifications.Conditions;
using InvestOps.Pipeline.Notifications.Outboxes;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.Extensions.Logging;

namespace InvestOps.Pipeline.Notifications;

/// <summary>
/// The one way to tell people something: it is kept in the outbox, and the sender takes it from there. What was told before is not
/// told again, and what is broken is told of once.
/// </summary>
public sealed class Announcements(Outbox outbox, ConditionBook conditions, ReportSettings report, ILogger<Announcements> log)
{
    private ReportText Text => ReportText.In(report.Language);

    /// <summary>Never fails the work that it tells of: where the outbox cannot be written, the log says so.</summary>
    /// <returns>Whether it is kept, or was before.</returns>
    public async Task<bool> RaiseAsync(Announcement announcement, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(announcement);
        Task keeping = KeepAsync(announcement, cancellationToken);
        await keeping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (keeping.Exception?.InnerException is { } failure)
        {
            log.NoticeNotKept(announcement.Notice.Headline(), failure.Message);
        }

        return keeping.IsCompletedSuccessfully;
    }

    private Task<bool> KeepAsync(Announcement announcement, CancellationToken cancellationToken) => announcement switch
    {
        Announcement.Happened happened => outbox.AddAsync(happened.What, cancellationToken),
        Announcement.Broken broken => conditions.BreakAsync(broken, cancellationToken),
        Announcement.Mended mended => conditions.MendAsync(mended, lasted => Text.With("notify.lasted", Durations.Of(lasted, Text)), cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(announcement), announcement, "This kind of announcement is not known."),
    };
}

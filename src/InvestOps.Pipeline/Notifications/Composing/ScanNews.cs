using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Notifications.Outboxes;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Notifications.Composing;

/// <summary>A session's scans, for those who want them before the day's report.</summary>
public sealed class ScanNews(IAssetStore store, Outbox outbox, ReportSettings report, LiveNotifyPlan plan)
{
    /// <returns>Null where nobody wants it, the session is not scanned, or it is told of already.</returns>
    public async Task<Notice?> OfAsync(DateOnly date)
    {
        if (!plan.Current().Events.Contains(NoticeKind.ScanDigest)
            || await ProductVersion.OfAsync(store, new AssetPath(AssetCatalog.Signals, FormattableString.Invariant($"{date:yyyy-MM-dd}/manifest.json"))) is not { } version)
        {
            return null;
        }

        var text = ReportText.In(report.Language);
        var notice = new Notice { Kind = NoticeKind.ScanDigest, Severity = NoticeSeverity.Info, Date = date, Subject = "scan", Title = text["notify.scan.title"], Details = "", Version = version };
        if (await outbox.KnowsAsync(notice, CancellationToken.None))
        {
            return null;
        }

        var lines = new ScanLines(store, text);
        var scans = await lines.ReadAsync(date);
        var before = scans.Select(scan => scan.ChangesSince).FirstOrDefault() is { } since ? await lines.ReadAsync(since) : [];
        return notice with
        {
            Details = text.With("daily.changes", scans.Sum(scan => scan.Entered.Count), scans.Sum(scan => scan.Left.Count)),
            Sections = [.. scans.Select(scan => lines.Of(scan, before.FirstOrDefault(earlier => earlier.Strategy == scan.Strategy), withBest: true))],
        };
    }
}

using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Notifications.Outboxes;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Reporting.Daily;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Scanning;

namespace InvestOps.Pipeline.Notifications.Composing;

/// <summary>The one message of a day that a person can act on: market, what changed in each strategy, HOLD_CORE, doubts about the data, runs, backtests, and where the report is.</summary>
public sealed class DayNews(IAssetStore store, Outbox outbox, RunLedger ledger, TradingCalendar krx, ReportSettings report)
{
    private static readonly StageName[] Shown = [StageName.Ingest, StageName.Scan, StageName.Report, StageName.RequestBacktest];

    private ReportText Text => ReportText.In(report.Language);

    /// <returns>Null where there is no report, or it is told of already.</returns>
    public async Task<Notice?> OfAsync(DateOnly date)
    {
        var folder = FormattableString.Invariant($"daily/{date:yyyy-MM-dd}/");
        if (await ProductVersion.OfAsync(store, new AssetPath(AssetCatalog.Reports, folder + "manifest.json")) is not { } version)
        {
            return null;
        }

        var notice = new Notice { Kind = NoticeKind.DayReport, Severity = NoticeSeverity.Info, Date = date, Subject = "report", Title = Text["notify.day.title"], Details = "", Version = version };
        return await outbox.KnowsAsync(notice, CancellationToken.None) || await store.ReadAsync(new AssetPath(AssetCatalog.Reports, folder + "report.json"), CancellationToken.None) is not { } content
            ? null
            : await FillAsync(notice, DayDocument.Read(content), store.LocationOf(new AssetPath(AssetCatalog.Reports, folder + "report.html")));
    }

    private async Task<Notice> FillAsync(Notice notice, DayDocument day, string link)
    {
        var lines = new ScanLines(store, Text);
        var scans = await lines.ReadAsync(notice.Date);
        var before = scans.Select(scan => scan.ChangesSince).FirstOrDefault() is { } since ? await lines.ReadAsync(since) : [];
        var sections = new List<NoticeSection?> { Market(day) };
        sections.AddRange(scans.Select(scan => lines.Of(scan, Earlier(before, scan), withBest: false)));
        sections.Add(ScanLines.HoldCore(scans));
        sections.Add(Data(day));
        sections.Add(new NoticeSection(Text["notify.runs"], await RunsAsync(notice.Date)));
        sections.Add(await BacktestsAsync(notice.Date));
        return notice with
        {
            Details = string.Join(" · ", day.Indices.Select(IndexLine).Append(Text.With("daily.changes", scans.Sum(scan => scan.Entered.Count), scans.Sum(scan => scan.Left.Count)))),
            Sections = [.. sections.OfType<NoticeSection>().Where(section => section.Lines.Count > 0)],
            Link = link,
            Picture = await DrawAsync(notice.Date, day),
            PictureText = Text["notify.picture"],
        };
    }

    private static SignalsDocument? Earlier(IReadOnlyList<SignalsDocument> before, SignalsDocument scan) => before.FirstOrDefault(earlier => earlier.Strategy == scan.Strategy);

    private static string IndexLine(DayDocument.Index index) => $"{Printable.From(index.Name)} {ReportNumbers.Number(index.Close, 2)} ({ReportNumbers.Change(index.Change)})";

    private NoticeSection Market(DayDocument day) => new(
        Text["notify.market"],
        [
            .. day.Indices.Select(IndexLine),
            .. day.Boards.Select(board => Text.With("notify.board", Text[$"board.{board.Board}"], ReportNumbers.Count(board.Advancers), ReportNumbers.Count(board.Decliners), ReportNumbers.Count(board.Unchanged), ReportNumbers.Count(board.Halted))),
        ]);

    private NoticeSection Data(DayDocument day) => new(
        Text["notify.data"],
        day.DataNotes.Count == 0
            ? [Text["word.none"]]
            : [.. day.DataNotes.OrderByDescending(note => note.Severity).Select(note => $"{Mark(note.Severity)}{note.Text} ({ReportNumbers.Count(note.Count)}){(note.Examples.Count == 0 ? "" : ": " + string.Join("; ", note.Examples))}")]);

    private static string Mark(DataNoteSeverity severity) => severity == DataNoteSeverity.Info ? "" : $"[{severity.ToString().ToUpperInvariant()}] ";

    private async Task<IReadOnlyList<string>> RunsAsync(DateOnly date)
    {
        var lines = new List<string>();
        foreach (var stage in Shown)
        {
            var runs = await ledger.ListAsync(new RunKey(stage, date), CancellationToken.None);
            if (runs.MaxBy(run => run.StartedAt) is { } last)
            {
                var failed = runs.Count(run => run.State is RunState.Failed or RunState.Crashed);
                var length = FormattableString.Invariant($"{(last.ElapsedMilliseconds ?? 0) / 1000.0:0.0} s");
                lines.Add($"{Text[$"stage.{stage}"]}: {Text[$"outcome.{last.State}"]}, {length}{(failed == 0 ? "" : ", " + Text.With("notify.failures", failed))}");
            }
        }

        return lines;
    }

    // Those that the session before asked for have ended by now; those of this session may have.
    private async Task<NoticeSection> BacktestsAsync(DateOnly date)
    {
        var days = krx.TryGetSession(date, out var session) && krx.Previous(session) is { } before ? new[] { before.Date, date } : [date];
        var lines = new List<string>();
        foreach (var day in days)
        {
            var runs = await ledger.ListAsync(new RunKey(StageName.Backtest, day), CancellationToken.None);
            lines.AddRange(runs.GroupBy(run => run.Subject, StringComparer.Ordinal).Select(group => group.MaxBy(run => run.StartedAt)!)
                .Select(run => run.State == RunState.Completed ? run.Details ?? "" : $"{run.Subject}: {Text[$"outcome.{run.State}"]}"));
        }

        return new NoticeSection(Text["notify.backtests"], lines);
    }

    private async Task<AssetPath?> DrawAsync(DateOnly date, DayDocument day)
    {
        if (DayPicture.Draw(day, Text) is not { } picture)
        {
            return null;
        }

        var path = AssetCatalog.NoticePicture(date);
        await store.WriteAsync(path, picture, CancellationToken.None);
        return path;
    }
}

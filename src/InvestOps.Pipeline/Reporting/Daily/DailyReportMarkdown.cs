using System.Text;
using InvestOps.Domain.Scanning;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Reporting.Daily;

/// <summary>The day's report as Markdown with tables, as the large code hosts render it.</summary>
internal sealed class DailyReportMarkdown(DailyReport report)
{
    private readonly DailyWords _words = new(report);
    private readonly StringBuilder _page = new();

    private ReportText Text => _words.Text;

    public string Write()
    {
        Line($"# {Safe(_words.Title)}").Line().Line(Safe(_words.Summary)).Line().Line(Safe(_words.Against)).Line();
        WriteMarket();
        foreach (var scan in report.Scans)
        {
            WriteStrategy(scan);
        }

        WriteNotes();
        WriteRuns();
        return _page.ToString().TrimEnd('\n') + "\n";
    }

    private static string Safe(string text) => Markdown.Escape(text);

    private DailyReportMarkdown Line(string text = "")
    {
        _page.Append(text).Append('\n');
        return this;
    }

    private void Heading(string key) => Line($"## {Text[key]}").Line();

    private void Row(params IEnumerable<string> cells) => Line($"| {string.Join(" | ", cells.Select(Safe))} |");

    private void Head(string alignment, params IEnumerable<string> keys)
    {
        Row(keys.Select(key => Text[key]));
        Line($"| {string.Join(" | ", alignment.Select(side => side == 'r' ? "---:" : "---"))} |");
    }

    private void WriteMarket()
    {
        Heading("market.title");
        if (report.Indices.Count > 0)
        {
            Head("lrr", "market.index", "word.close", "word.change");
            foreach (var index in report.Indices)
            {
                Row(index.Name, ReportNumbers.Number(index.Close, 2), ReportNumbers.Change(index.Change));
            }

            Line();
        }

        if (report.Boards.Count > 0)
        {
            Head("lrrrrr", "market.board", "word.advancers", "word.unchanged", "word.decliners", "word.halted", "market.value");
            foreach (var board in report.Boards)
            {
                Row(Text[$"board.{board.Board}"], ReportNumbers.Count(board.Advancers), ReportNumbers.Count(board.Unchanged), ReportNumbers.Count(board.Decliners), ReportNumbers.Count(board.Halted), ReportNumbers.Exact(board.TradedValue));
            }

            Line();
        }
    }

    private void WriteStrategy(ScanResult scan)
    {
        Line($"## {Safe(scan.Strategy)}").Line().Line(Safe(_words.Scored(scan))).Line();
        foreach (var remark in _words.Remarks(scan))
        {
            Line($"- {Safe(remark)}");
        }

        Line($"- {Text["strategy.entered"]}: {Safe(_words.Issues(scan.Entered))}");
        Line($"- {Text["strategy.left"]}: {Safe(_words.Issues(scan.Left))}").Line();
        WriteSignals(scan);
        WriteExclusions(scan);
    }

    private void WriteSignals(ScanResult scan)
    {
        if (scan.HoldCore.Count + scan.TopN.Count == 0)
        {
            Line(Text["strategy.empty"]).Line();
            return;
        }

        Head("rllrrrll", "word.rank", "word.code", "word.name", "word.close", "word.score", "word.weight", "word.reason", "strategy.new");
        foreach (var signal in scan.HoldCore.Concat(scan.TopN))
        {
            var rank = signal.Rank is { } place ? ReportNumbers.Count(place) : Text["strategy.core"];
            var isNew = DailyWords.IsNew(scan, signal) ? Text["strategy.new"] : "";
            Row(rank, signal.Symbol.Code, signal.Name, ReportNumbers.Price(signal.Close), ReportNumbers.Score(signal.Score), ReportNumbers.Percent((double)signal.Weight.Value), Text.Of(signal.Reason), isNew);
        }

        Line();
    }

    private void WriteExclusions(ScanResult scan)
    {
        if (scan.Exclusions.Count == 0)
        {
            return;
        }

        Head("lrl", "strategy.leftOut", "word.count", "word.examples");
        foreach (var reason in ReasonCount.Of(scan))
        {
            Row(Text[$"exclusion.{reason.Reason}"], ReportNumbers.Count(reason.Count), string.Join("; ", reason.Examples.Select(_words.Example)));
        }

        Line();
    }

    private void WriteNotes()
    {
        Heading("notes.title");
        if (report.DataNotes.Count == 0)
        {
            Line(Text["notes.none"]).Line();
            return;
        }

        Head("llrl", "notes.severity", "notes.text", "word.count", "word.examples");
        foreach (var note in report.DataNotes)
        {
            Row(Text[$"severity.{note.Severity}"], note.Text, ReportNumbers.Count(note.Count), string.Join("; ", note.Examples));
        }

        Line();
    }

    private void WriteRuns()
    {
        if (report.Runs.Count == 0)
        {
            return;
        }

        Heading("runs.title");
        Head("lll", "runs.stage", "runs.outcome", "runs.result");
        foreach (var run in report.Runs)
        {
            Row(Text[$"stage.{run.Stage}"], Text[$"outcome.{run.Outcome}"], run.Result);
        }
    }
}

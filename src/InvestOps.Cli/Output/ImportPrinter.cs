using System.Globalization;
using InvestOps.Adapters.Marcap;
using InvestOps.Domain.Quality;
using Spectre.Console;

namespace InvestOps.Cli.Output;

/// <summary>What an import read, kept and held back, and why.</summary>
internal static class ImportPrinter
{
    public static void Write(IAnsiConsole console, ImportSummary summary, TimeSpan elapsed)
    {
        WriteFiles(console, summary);
        foreach (var file in summary.Files)
        {
            WriteFindings(console, file);
        }

        WriteStore(summary, elapsed);
    }

    private static void WriteFiles(IAnsiConsole console, ImportSummary summary)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("File", "Recognised as");
        foreach (var name in new[] { "Rows read", "Kept", "Stored before", "Held back" })
        {
            table.AddColumn(new TableColumn(name).RightAligned());
        }

        foreach (var file in summary.Files)
        {
            table.AddRow(
                new Text(Path.GetFileName(file.Path)),
                new Text(NameOf(file.Kind)),
                new Text(Count(file.RowsRead)),
                new Text(Count(file.RowsKept)),
                new Text(Count(file.RowsAlreadyStored)),
                new Text(file.RowsKept is null ? "" : Count(file.RowsHeldBack)));
        }

        console.Write(table);
    }

    private static void WriteFindings(IAnsiConsole console, ImportedFile file)
    {
        foreach (var note in file.Notes)
        {
            console.WriteLine($"{Path.GetFileName(file.Path)}: {note}");
        }

        if (file.Findings.Count == 0)
        {
            return;
        }

        var table = new Table().Border(TableBorder.Rounded).Title($"[default]{Markup.Escape(Path.GetFileName(file.Path))}[/]");
        table.AddColumns("Finding", "What becomes of it", "Examples");
        table.AddColumn(new TableColumn("Rows").RightAligned());
        foreach (var (finding, rows) in file.Findings)
        {
            var examples = file.Examples.GetValueOrDefault(finding) ?? [];
            table.AddRow(
                new Text(finding.ToString()),
                new Text(BarCheck.IsHeldBack(finding) ? $"held back; expected: {BarCheck.Expectation(finding)}" : "kept"),
                new Text(string.Join(", ", examples.Take(3).Select(example => string.Create(CultureInfo.InvariantCulture, $"{example.Code} {example.Date:yyyy-MM-dd}")))),
                new Text(Count(rows)));
        }

        console.Write(table);
    }

    private static void WriteStore(ImportSummary summary, TimeSpan elapsed)
    {
        var merge = summary.Merge;
        if (merge.IndexRowsKept + merge.IndexRowsAlreadyStored + merge.IndexRowsInConflict + merge.IndexRowsHeldBack > 0)
        {
            Say($"Index rows: {merge.IndexRowsKept:N0} kept, {merge.IndexRowsAlreadyStored:N0} stored before, {merge.IndexRowsInConflict:N0} differ from stored ones (those stay), {merge.IndexRowsHeldBack:N0} held back.");
        }

        if (summary.Files.Any(file => file.Kind == ImportedFileKind.IssueList))
        {
            Say($"Issue list: {merge.IssuesChanged:N0} entries new or changed.");
        }

        if (merge.FactsChanged > 0)
        {
            Say($"Dividends, successions and offers: {merge.FactsChanged:N0} new or changed.");
        }

        if (summary.Files.Sum(file => (long)file.RowsRead) == 0)
        {
            Say($"The files hold no rows; nothing was changed.");
            return;
        }

        var took = StageTable.ElapsedOf(elapsed);
        Say(summary.IsUnchanged ? (FormattableString)$"Everything was stored already; nothing was changed ({took})." : $"{merge.FilesWritten.Count:N0} files written in {took}.");
        if (summary.Store is { First: { } first, Last: { } last } store)
        {
            Say($"The store holds {store.Rows:N0} rows of {store.Sessions.Count:N0} sessions, {first} to {last}, {store.Basis.ToString().ToLowerInvariant()} prices.");
        }
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static string Count(int? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? "";

    private static string NameOf(ImportedFileKind kind) => kind switch
    {
        ImportedFileKind.WholeMarket => "whole market, raw",
        ImportedFileKind.DailyBars => "daily bars",
        ImportedFileKind.IndexHistory => "index history",
        ImportedFileKind.IssueList => "issue list",
        ImportedFileKind.Dividends => "dividends",
        ImportedFileKind.Successions => "successions",
        ImportedFileKind.Offers => "offer prices",
        _ => "no market data: left alone",
    };
}

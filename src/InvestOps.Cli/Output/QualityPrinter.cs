using System.Globalization;
using System.Text.Json;
using InvestOps.Domain.Quality;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Quality;
using InvestOps.Pipeline.Quality.Records;
using Spectre.Console;

namespace InvestOps.Cli.Output;

/// <summary>Findings of the session gate and rows held back, for people and for scripts.</summary>
internal static class QualityPrinter
{
    private const int MostNotes = 20;

    public static void WriteJson(IReadOnlyList<SessionReview> sessions) => Console.WriteLine(JsonSerializer.Serialize(
        sessions.Select(session => new { Date = session.Date.ToString(), session.Gate, session.Imported, session.Decisions }),
        AssetJson.Options));

    /// <param name="withNotes">Whether to show what is said for the record too.</param>
    public static void Write(IAnsiConsole console, IReadOnlyList<SessionReview> sessions, bool withNotes)
    {
        foreach (var session in sessions)
        {
            Write(console, session, withNotes);
        }

        if (!sessions.Any(session => session.HoldsAnything))
        {
            Console.WriteLine("Nothing is held back.");
        }
    }

    public static void WriteChecks(IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("Check", "Severity", "Fires at", "What to do");
        foreach (var rule in CheckRules.All)
        {
            table.AddRow(new Text(rule.Check.ToString()), new Text(NameOf(rule.Severity)), new Text(rule.Threshold), new Text(rule.Advice));
        }

        console.Write(table);
    }

    private static void Write(IAnsiConsole console, SessionReview session, bool withNotes)
    {
        var findings = (session.Gate?.Findings ?? []).Where(finding => withNotes || finding.Severity != CheckSeverity.Note).ToArray();
        var held = findings.Where(finding => finding.Severity != CheckSeverity.Note || finding.Decision is not null).ToArray();
        var notes = findings.Except(held).ToArray();
        if (session.Gate is { } gate)
        {
            var state = gate.HoldsDay ? "the session is held back whole" : $"{gate.HeldBack.Count.ToString("N0", CultureInfo.InvariantCulture)} of {gate.Rows.ToString("N0", CultureInfo.InvariantCulture)} rows held back";
            console.WriteLine($"{session.Date}, {gate.Source}: {state}");
        }

        WriteFindings(console, held, session.Gate);
        WriteFindings(console, notes.Take(MostNotes), session.Gate);
        if (notes.Length > MostNotes)
        {
            console.WriteLine($"… and {(notes.Length - MostNotes).ToString(CultureInfo.InvariantCulture)} more notes; all are in --json");
        }

        foreach (var import in session.Imported.CountBy(row => (row.Finding, row.Source)))
        {
            console.WriteLine($"{session.Date}, import of {import.Key.Source}: {import.Value.ToString(CultureInfo.InvariantCulture)} x {import.Key.Finding}; expected is {BarCheck.Expectation(import.Key.Finding)}");
        }

        foreach (var finding in held.Where(finding => finding.Severity != CheckSeverity.Note).DistinctBy(finding => finding.Check))
        {
            console.WriteLine($"{finding.Check}: {CheckRules.Of(finding.Check).Advice}");
        }
    }

    private static void WriteFindings(IAnsiConsole console, IEnumerable<FindingEntry> findings, GateRecord? gate)
    {
        var rows = findings.ToArray();
        if (rows.Length == 0)
        {
            return;
        }

        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("Check", "Severity", "Issue", "Found", "Row", "Row before", "Decision");
        foreach (var finding in rows)
        {
            var row = finding.Severity == CheckSeverity.HoldRow ? gate?.HeldBack.FirstOrDefault(bar => bar.Code == finding.Code) : null;
            table.AddRow(
                new Text(finding.Check.ToString()),
                new Text(NameOf(finding.Severity)),
                new Text($"{finding.Code} {finding.Name}".Trim()),
                new Text(finding.Detail),
                new Text(TextOf(row)),
                new Text(TextOf(finding.Previous)),
                new Text(finding.Decision is { } decision ? $"{decision.Verdict}: {decision.Reason}" : ""));
        }

        console.Write(table);
    }

    private static string TextOf(BarEntry? bar) => bar is null
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"O {bar.Open:N0} H {bar.High:N0} L {bar.Low:N0} C {bar.Close:N0} V {bar.Volume:N0}");

    private static string NameOf(CheckSeverity severity) => severity switch
    {
        CheckSeverity.HoldDay => "hold day",
        CheckSeverity.HoldRow => "hold row",
        _ => "note",
    };
}

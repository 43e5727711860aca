using System.Globalization;
using InvestOps.Pipeline.Runs;
using Spectre.Console;

namespace InvestOps.Cli.Output;

/// <summary>What happened, as a table: date, stage, outcome, elapsed.</summary>
internal static class StageTable
{
    public static void Write(IAnsiConsole console, IEnumerable<StageReport> reports)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("Date", "Stage", "Outcome", "Details");
        table.AddColumn(new TableColumn("Elapsed").RightAligned());
        DateOnly? last = null;
        foreach (var report in reports)
        {
            var date = report.Key.Date == last ? "" : report.Key.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            last = report.Key.Date;
            table.AddRow(
                new Text(date),
                new Text(report.Key.Stage.ToString()),
                new Text(OutcomeOf(report), StyleOf(report.Outcome)),
                new Text(report.Outcome.Details),
                new Text(ElapsedOf(report.Elapsed)));
        }

        console.Write(table);
    }

    public static string ElapsedOf(TimeSpan elapsed) => elapsed.TotalSeconds < 10
        ? string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalMilliseconds:N0} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{elapsed.TotalSeconds:N1} s");

    private static string OutcomeOf(StageReport report) => report.Outcome.GetType().Name;

    private static Style StyleOf(StageOutcome outcome) => outcome switch
    {
        StageOutcome.Completed => new Style(Color.Green),
        StageOutcome.AlreadyDone => new Style(Color.Grey),
        _ => new Style(Color.Yellow),
    };
}

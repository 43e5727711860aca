using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Runs;
using Spectre.Console;

namespace InvestOps.Cli.Output;

/// <summary>Runs of the ledger, as a table and one by one.</summary>
internal static class RunPrinter
{
    private const int ShownVersion = 16;

    public static void Write(IAnsiConsole console, IReadOnlyList<RunRecord> runs)
    {
        if (runs.Count == 0)
        {
            Console.WriteLine("There are no such runs.");
            return;
        }

        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("Run", "Began", "Stage", "Date", "State", "Took", "Code", "Configs", "Details");
        foreach (var run in runs)
        {
            table.AddRow(
                new Text(run.Id),
                new Text(MomentOf(run.StartedAt)),
                new Text(run.Stage.ToString()),
                new Text(run.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                new Text(run.State.ToString(), StyleOf(run.State)),
                new Text(run.ElapsedMilliseconds is { } elapsed ? StageTable.ElapsedOf(TimeSpan.FromMilliseconds(elapsed)) : ""),
                new Text(ShortOf(run.CodeVersion)),
                new Text(run.ConfigHash ?? ""),
                new Text(run.Error ?? run.Details ?? ""));
        }

        console.Write(table);
    }

    public static void Write(RunRecord run)
    {
        Places.Write("Run", run.Id);
        Places.Write("Stage", string.Create(CultureInfo.InvariantCulture, $"{run.Stage} of {run.Date:yyyy-MM-dd}{(run.Subject is { } subject ? $", {subject}" : "")}, attempt {run.Attempt}"));
        Places.Write("State", run.State.ToString());
        Places.Write("Began", MomentOf(run.StartedAt));
        Places.Write("Ended", run.EndedAt is { } ended ? MomentOf(ended) : "");
        Places.Write("Machine", string.Create(CultureInfo.InvariantCulture, $"{run.Machine}, process {run.ProcessId}"));
        Places.Write("Code", run.CodeVersion);
        Places.Write("Configs", run.ConfigHash ?? "");
        foreach (var (name, value) in run.Inputs ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            Places.Write("Input", $"{name} {value}");
        }

        Places.Write(run.Error is null ? "Details" : "Error", ErrorScreen.Printable(run.Error ?? run.Details ?? ""));
        foreach (var line in run.Log ?? [])
        {
            Places.Write("Log", ErrorScreen.Printable(line));
        }
    }

    /// <summary>Korean time, to the second.</summary>
    public static string MomentOf(DateTimeOffset moment) => moment.ToOffset(KoreaTime.Offset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The colour of a state.</summary>
    public static Style StyleOf(RunState state) => new(state switch
    {
        RunState.Completed => Color.Green,
        RunState.Running => Color.Blue,
        RunState.Cancelled => Color.Grey,
        _ => Color.Red,
    });

    private static string ShortOf(string version) => version.Length > ShownVersion ? version[..ShownVersion] : version;
}

using System.Globalization;
using InvestOps.Domain.Tuning;
using InvestOps.Domain.Tuning.Evidence;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Tuning;
using Spectre.Console;

namespace InvestOps.Cli.Output;

/// <summary>A tuning on the terminal: the verdict first, then what it rests on.</summary>
internal static class TuningPrinter
{
    private const int TopShown = 5;

    // Measures that every row shows, whatever was searched for.
    private static readonly Measure[] Shown = [Measure.Sharpe, Measure.Cagr, Measure.MaxDrawdown, Measure.Trades];

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        [Checks.Deflated] = "Deflated Sharpe ratio",
        [Checks.Superior] = "Superior ability, p",
        [Checks.Overfit] = "Probability of overfitting",
        [Checks.TrackRecord] = "Sessions needed",
        [Checks.WalkForward] = "Sharpe walked forward",
        [Checks.CrossValidated] = "Sharpe cross-validated",
        [Checks.Neighbours] = "Neighbours' median ÷ best",
        [Checks.Costs] = "Sharpe with doubled costs",
        [Checks.Delay] = "Sharpe a session later",
    };

    public static void Write(TuningEstimate estimate, int threads)
    {
        var signals = estimate.Signals is { } shared ? string.Create(CultureInfo.InvariantCulture, $", {shared:N0} different signals") : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Trials: {estimate.Trials:N0} of {estimate.Combinations:N0} combinations{signals}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Estimated time: {estimate.Whole.TotalSeconds:N1} s on {threads} threads ({estimate.OneTrial.TotalMilliseconds:N2} ms a trial)"));
        Console.WriteLine($"Id: {estimate.Id}");
    }

    public static void Write(IAssetStore store, TuningDocument document)
    {
        Console.WriteLine(document.Words);
        if (document.Checks.Count > 0)
        {
            WriteChecks(document);
            WriteTop(document);
        }

        Places.Write("Report", store.LocationOf(AssetCatalog.Tuning(document.Plan.Id, "report.html")));
        Places.Write("Trials", store.LocationOf(AssetCatalog.Tuning(document.Plan.Id, "trials.csv")));
    }

    /// <summary>What came of a message of the queue.</summary>
    public static void WriteEnd(string id, string? reason) => Console.WriteLine(ErrorScreen.Printable(reason is null ? $"{id}: done." : $"{id}: failed. {reason}"));

    private static void WriteChecks(TuningDocument document)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn("Check").AddColumn("").AddColumn("Bound").AddColumn("");
        table.Columns[1].RightAligned();
        table.Columns[2].RightAligned();
        foreach (var check in document.Checks)
        {
            table.AddRow(new Text(Names[check.Name]), new Text(Number(check.Value)), new Text(Number(check.Bound)), new Text(check.IsPassed ? "passed" : "failed"));
        }

        Application.Console.Write(table);
    }

    private static void WriteTop(TuningDocument document)
    {
        var dimensions = document.Plan.Dimensions;
        string[] objective = Shown.Contains(document.Plan.Objective) ? [] : [document.Plan.Objective.ToString()];
        var table = new Table().Border(TableBorder.Rounded).AddColumns([.. dimensions.Select(dimension => dimension.Path), .. objective, "Sharpe", "CAGR", "Max drawdown", "Trades"]);
        foreach (var trial in document.Top.Take(TopShown))
        {
            table.AddRow(
            [
                .. dimensions.Select(dimension => new Text(trial.Parameters[dimension.Path])),
                .. objective.Select(_ => new Text(Number(trial.Objective))),
                new Text(Number(trial.Sharpe)),
                new Text(Percent(trial.Cagr)),
                new Text(Percent(trial.MaxDrawdown)),
                new Text(trial.Trades.ToString("N0", CultureInfo.InvariantCulture)),
            ]);
        }

        Application.Console.Write(table);
    }

    private static string Number(double? value) => value?.ToString("#,##0.00##", CultureInfo.InvariantCulture) ?? "–";

    private static string Percent(double? value) => value?.ToString("0.00 %", CultureInfo.InvariantCulture) ?? "–";
}

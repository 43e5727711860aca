using System.CommandLine;
using InvestOps.Cli.Output;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Cli.Commands;

/// <summary><c>day</c>: all that a business date still lacks.</summary>
internal static class DayCommand
{
    public static Command Create()
    {
        var date = DateOption.Create();
        var command = new Command("day", "Runs all stages that a business date still lacks: ingest, scan, report, backtest requests.") { date };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var application = new Application(GlobalOptions.Read(parsed), parsed.GetValue(GlobalOptions.Quiet));
            var session = await DateOption.ResolveAsync(parsed.GetValue(date), application, cancellationToken);
            var reports = await application.Get<DayRunner>().RunAsync(session, _ => { }, cancellationToken);
            StageTable.Write(Application.Console, reports);
            WritePlaces(application.Get<IAssetStore>(), session, reports);
            return (int)StageCommands.CodeOf(reports);
        });
        return command;
    }

    /// <summary>Where the date's products are.</summary>
    public static void WritePlaces(IAssetStore store, TradingDate date, IReadOnlyList<StageReport> reports)
    {
        if (reports.Any(report => report.Key.Stage == StageName.Report && report.Outcome is not StageOutcome.NotReady))
        {
            Places.Write("Report", store.LocationOf(AssetCatalog.DailyReport(date, "html")));
            Places.Write("Signals", Path.GetDirectoryName(store.LocationOf(AssetCatalog.SignalsManifest(date)))!);
        }
    }
}

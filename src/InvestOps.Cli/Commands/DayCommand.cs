using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using InvestOps.Cli.Output;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Cli.Commands;

/// <summary><c>day</c>: all that a business date, or each of a range, still lacks.</summary>
internal static class DayCommand
{
    private static readonly Option<DateOnly?> Date = DateOption.Create();
    private static readonly Option<DateOnly?> From = RangeEnd("--from", "Makes good a range of sessions from this date on, instead of one.");
    private static readonly Option<DateOnly?> To = RangeEnd("--to", "The last date of the range. [default: today]");
    private static readonly Option<DayMode> Mode = new("--mode")
    {
        Description = "Which sessions of the range: missing, those that lack a product; failed, of these the ones whose last run failed or died; all.",
        DefaultValueFactory = _ => DayMode.Missing,
        HelpName = "missing|failed|all",
    };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "List the sessions of the range and do nothing." };
    private static readonly Option<bool> NewestFirst = new("--newest-first") { Description = "Work from the newest session of the range to the oldest, and go on after one that is not ready." };

    public static Command Create()
    {
        var command = new Command("day", "Runs all stages that a business date still lacks: ingest, scan, report, backtest requests.") { Date, From, To, Mode, DryRun, NewestFirst };
        command.Validators.Add(Validate);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var application = new Application(GlobalOptions.Read(parsed), parsed.GetValue(GlobalOptions.Quiet));
            return (int)(parsed.GetValue(From) is { } from
                ? await RunRangeAsync(application, parsed, from, cancellationToken)
                : await RunDayAsync(application, parsed.GetValue(Date), cancellationToken));
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

    private static async Task<ExitCode> RunDayAsync(Application application, DateOnly? date, CancellationToken cancellationToken)
    {
        var session = await DateOption.ResolveAsync(date, application, cancellationToken);
        var reports = await application.Get<DayRunner>().RunAsync(session, _ => { }, cancellationToken);
        StageTable.Write(Application.Console, reports);
        WritePlaces(application.Get<IAssetStore>(), session, reports);
        return StageCommands.CodeOf(reports);
    }

    private static async Task<ExitCode> RunRangeAsync(Application application, ParseResult parsed, DateOnly from, CancellationToken cancellationToken)
    {
        var range = application.Get<DayRange>();
        var to = parsed.GetValue(To) ?? KoreaTime.DateAt(application.Get<TimeProvider>().GetUtcNow());
        var sessions = await range.PlanAsync(from, to, parsed.GetValue(Mode), parsed.GetValue(NewestFirst), cancellationToken);
        if (parsed.GetValue(DryRun))
        {
            foreach (var session in sessions)
            {
                Console.WriteLine(session);
            }

            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{sessions.Count} sessions; nothing was done."));
            return ExitCode.Done;
        }

        var reports = await range.RunAsync(sessions, _ => { }, cancellationToken);
        StageTable.Write(Application.Console, reports);
        return StageCommands.CodeOf(reports);
    }

    private static void Validate(CommandResult result)
    {
        var isRange = result.GetResult(From) is { Implicit: false };
        if (isRange && result.GetResult(Date) is { Implicit: false })
        {
            result.AddError("--date and --from exclude each other.");
        }

        foreach (var option in new Option[] { To, Mode, DryRun, NewestFirst }.Where(option => !isRange && result.GetResult(option) is { Implicit: false }))
        {
            result.AddError($"{option.Name} goes with --from.");
        }

        if (isRange && result.GetResult(To) is { Implicit: false } && result.GetValue(To) < result.GetValue(From))
        {
            result.AddError("--to lies before --from.");
        }
    }

    private static Option<DateOnly?> RangeEnd(string name, string description) => new(name) { CustomParser = OptionText.Date, Description = $"{description} Written yyyy-MM-dd.", HelpName = "DATE" };
}

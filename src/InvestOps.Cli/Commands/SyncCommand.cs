using System.CommandLine;
using InvestOps.Cli.Output;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Syncing;

namespace InvestOps.Cli.Commands;

/// <summary><c>sync</c>: mirrors finished reports into the folder <c>synced</c> below the root.</summary>
internal static class SyncCommand
{
    public static Command Create()
    {
        var command = new Command("sync", "Mirrors finished reports, checked file by file, into the folder 'synced' below the root.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var application = new Application(GlobalOptions.Read(parsed), parsed.GetValue(GlobalOptions.Quiet));
            var date = await DateOption.ResolveAsync(date: null, application, cancellationToken);
            StageTable.Write(Application.Console, [await RunAsync(application, date, cancellationToken)]);
            return (int)ExitCode.Done;
        });
        return command;
    }

    public static Task<StageReport> RunAsync(Application application, TradingDate date, CancellationToken cancellationToken) =>
        application.Get<StageRunner>().RunAsync(
            new RunKey(StageName.Sync, date.Date),
            (run, token) => application.Get<SyncStage>().RunAsync(date, run, token),
            cancellationToken);
}

using System.CommandLine;
using System.Globalization;
using InvestOps.Cli.Output;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Syncing;

namespace InvestOps.Cli.Commands;

/// <summary><c>sync</c>: mirrors finished reports into the folder <c>synced</c> below the root.</summary>
internal static class SyncCommand
{
    public static Command Create()
    {
        var verify = new Option<bool>("--verify") { Description = "Then reads the whole mirror back, and copies again what is damaged." };
        var command = new Command("sync", "Mirrors finished reports and the archive, checked file by file, into the folder 'synced' below the root.") { verify };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var application = new Application(GlobalOptions.Read(parsed), parsed.GetValue(GlobalOptions.Quiet));
            var date = await DateOption.ResolveAsync(date: null, application, cancellationToken);
            var report = await SyncAsync(application, date, cancellationToken);
            StageTable.Write(Application.Console, [report]);
            return (int)(report.Outcome is not StageOutcome.NotReady && parsed.GetValue(verify) ? await VerifyAsync(application, date, cancellationToken) : StageCommands.CodeOf([report]));
        });
        return command;
    }

    private static Task<StageReport> SyncAsync(Application application, TradingDate date, CancellationToken cancellationToken) =>
        ProgressLine.RunAsync("Sync", progress => application.Get<DayRunner>().RunStageAsync(StageName.Sync, date, cancellationToken, progress));

    private static async Task<ExitCode> VerifyAsync(Application application, TradingDate date, CancellationToken cancellationToken)
    {
        var check = application.Get<MirrorCheck>();
        var (products, bytes, damaged) = await ProgressLine.RunAsync("Verify", progress => check.RunAsync(progress, cancellationToken));
        if (damaged.Count > 0)
        {
            damaged.ToList().ForEach(line => Console.Error.WriteLine($"damaged: {ErrorScreen.Printable(line)}"));
            await SyncAsync(application, date, cancellationToken);
            (products, bytes, damaged) = await check.RunAsync(progress: null, cancellationToken);
            Console.WriteLine(damaged.Count == 0 ? "What was damaged has been copied again." : "Some of it could not be copied again: its report is gone, or damaged at the source as well.");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{products} products, {bytes:N0} bytes read back; {damaged.Count} damaged."));
        return damaged.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }
}

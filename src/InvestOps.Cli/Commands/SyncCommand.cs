using System.CommandLine;
using InvestOps.Cli.Output;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.Runs;

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
            StageTable.Write(Application.Console, [await application.Get<DayRunner>().RunStageAsync(StageName.Sync, date, cancellationToken)]);
            return (int)ExitCode.Done;
        });
        return command;
    }
}

using System.CommandLine;
using System.Globalization;
using InvestOps.Cli.Output;
using InvestOps.Pipeline.Archiving;
using InvestOps.Pipeline.Keeping;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Cli.Commands;

/// <summary><c>archive</c>: packs old reports by month.</summary>
internal static class ArchiveCommand
{
    public static Command Create()
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Says what would be packed, and changes nothing." };
        var command = new Command("archive", "Packs reports older than 30 days into a zip file a month, and removes the originals when the pack has been read back. Old reports are read as before.") { dryRun };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var application = new Application(GlobalOptions.Read(parsed), parsed.GetValue(GlobalOptions.Quiet));
            if (parsed.GetValue(dryRun))
            {
                return (int)await ShowAsync(application, cancellationToken);
            }

            var report = await ProgressLine.RunAsync("Archive", progress => application.Get<KeepingRunner>().RunAsync(StageName.Archive, cancellationToken, progress));
            StageTable.Write(Application.Console, [report]);
            return (int)StageCommands.CodeOf([report]);
        });
        return command;
    }

    private static async Task<ExitCode> ShowAsync(Application application, CancellationToken cancellationToken)
    {
        if (await application.Get<ArchivePlanner>().MakeAsync(cancellationToken) is not { } plan)
        {
            Console.WriteLine("No session is stored, so nothing tells how old a report is.");
            return ExitCode.NotReady;
        }

        foreach (var report in plan.Reports)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Date:yyyy-MM-dd}  {report.Bytes,12:N0}  {report.Folder.TrimEnd('/')}"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{plan.Reports.Count} of {plan.Present} reports, {plan.Reports.Sum(report => report.Bytes):N0} bytes, would be packed; {plan.Later} more later, {plan.Unconfirmed} wait for the mirror. Ages are reckoned to {plan.Reference:yyyy-MM-dd}. Nothing was changed."));
        return ExitCode.Done;
    }
}

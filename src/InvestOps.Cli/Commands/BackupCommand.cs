using System.CommandLine;
using System.Globalization;
using InvestOps.Cli.Output;
using InvestOps.Functions;
using InvestOps.Pipeline.Backups;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Keeping;
using InvestOps.Pipeline.Runs;
using Microsoft.Extensions.Logging;

namespace InvestOps.Cli.Commands;

/// <summary><c>backup</c>: makes one, reads them back, restores one for proof.</summary>
internal static class BackupCommand
{
    private static readonly Option<string?> To = CreateFolder("--to", recursive: true);
    private static readonly Option<bool> New = new("--new") { Description = "Begin anew in a folder that is empty, though there were backups." };
    private static readonly Option<int> Daily = CreateCount("--keep-daily", "days", new BackupSettings().KeepDaily);
    private static readonly Option<int> Weekly = CreateCount("--keep-weekly", "weeks", new BackupSettings().KeepWeekly);
    private static readonly Option<int> Monthly = CreateCount("--keep-monthly", "months", new BackupSettings().KeepMonthly);

    public static Command Create()
    {
        var command = new Command("backup", "Copies everything stored, and the configurations, into a folder on another disk; what it has already is not copied again.")
        {
            To, New, Daily, Weekly, Monthly, Verify(), Drill(), List(),
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var application = Open(parsed);
            if (parsed.GetValue(New))
            {
                await RepositoryOf(application).MakeAsync(new RepositoryMark { MadeAt = application.Get<TimeProvider>().GetUtcNow(), Machine = application.Get<RunIdentity>().Machine }, cancellationToken);
            }

            return (int)await RunAsync(application, StageName.Backup, "Backup", cancellationToken);
        });
        return command;
    }

    /// <summary>The option that names the folder of backups.</summary>
    public static Option<string?> CreateFolder(string name, bool recursive = false) =>
        new(name) { Description = $"The folder of backups. [default: the setting {BackupSettings.FolderSetting}]", HelpName = "DIR", Recursive = recursive };

    /// <exception cref="ConfigurationException">No folder is named, or it cannot be one for backups.</exception>
    public static BackupRepository RepositoryOf(InvestOpsSettings settings) => KeepingPlaces.Repository(settings)
        ?? throw new ConfigurationException([new ConfigurationError(BackupSettings.FolderSetting, "is not set; name the folder of backups with it, or with an option")]);

    private static Command Verify()
    {
        var command = new Command("verify", "Reads every backup back, each file against its hash.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var application = Open(parsed);
            var check = new BackupCheck(RepositoryOf(application), application.Get<TimeProvider>(), application.Get<ILogger<BackupCheck>>());
            var found = await ProgressLine.RunAsync("Verify", progress => check.RunAsync(progress, cancellationToken));
            foreach (var line in found.Damaged)
            {
                Console.Error.WriteLine($"damaged: {ErrorScreen.Printable(line)}");
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{found.Snapshots} backups, {found.Objects} contents, {found.Bytes:N0} bytes read back; {found.Damaged.Count} damaged."));
            if (found.Damaged.Count > 0)
            {
                Console.WriteLine("The next backup writes anew what still exists. Look at the disk.");
            }

            return (int)(found.Damaged.Count == 0 ? ExitCode.Done : ExitCode.Failed);
        });
        return command;
    }

    private static Command Drill()
    {
        var command = new Command("drill", "Restores the newest backup into an empty folder, compares everything, removes it, and records that it was proven.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var application = Open(parsed);
            return (int)await RunAsync(application, StageName.RestoreDrill, "Drill", cancellationToken);
        });
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", "Lists the backups there are.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var application = Open(parsed);
            var repository = RepositoryOf(application);
            foreach (var name in await repository.SnapshotsAsync(cancellationToken))
            {
                var snapshot = await repository.TryReadAsync(name, cancellationToken);
                var what = snapshot is null ? "damaged" : string.Create(CultureInfo.InvariantCulture, $"{snapshot.Items.Count} files, {snapshot.Items.Sum(item => item.Length):N0} bytes, {snapshot.Machine}, {snapshot.CodeVersion}");
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name.Number,4}  {name.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC  {what}"));
            }

            return (int)ExitCode.Done;
        });
        return command;
    }

    private static async Task<ExitCode> RunAsync(Application application, StageName stage, string title, CancellationToken cancellationToken)
    {
        RepositoryOf(application);
        var report = await ProgressLine.RunAsync(title, progress => application.Get<KeepingRunner>().RunAsync(stage, cancellationToken, progress));
        StageTable.Write(Application.Console, [report]);
        return StageCommands.CodeOf([report]);
    }

    private static BackupRepository RepositoryOf(Application application) => RepositoryOf(application.Get<InvestOpsSettings>());

    private static Application Open(ParseResult parsed)
    {
        var settings = GlobalOptions.Read(parsed);
        var kept = settings with
        {
            BackupFolder = parsed.GetValue(To) ?? settings.BackupFolder,
            Backups = new BackupSettings { KeepDaily = parsed.GetValue(Daily), KeepWeekly = parsed.GetValue(Weekly), KeepMonthly = parsed.GetValue(Monthly) },
        };
        return new Application(kept, parsed.GetValue(GlobalOptions.Quiet));
    }

    private static Option<int> CreateCount(string name, string what, int count)
    {
        var option = new Option<int>(name) { Description = $"Keep the newest backup of so many {what}.", DefaultValueFactory = _ => count, Recursive = true };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 1_000)
            {
                result.AddError($"{name} is a number from 0 to 1000.");
            }
        });
        return option;
    }
}

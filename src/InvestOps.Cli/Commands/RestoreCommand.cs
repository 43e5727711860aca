using System.CommandLine;
using System.Globalization;
using InvestOps.Adapters.AzureStorage;
using InvestOps.Adapters.FileStorage;
using InvestOps.Cli.Output;
using InvestOps.Domain.Calendar;
using InvestOps.Functions;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backups;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Diagnosis;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Cli.Commands;

/// <summary><c>restore</c>: a backup into an empty folder or an empty storage, proven.</summary>
internal static class RestoreCommand
{
    // What a watchdog writes into a storage that came up empty, before a person comes to restore it.
    private static readonly string[] SignsOfLife = [AssetCatalog.Runs, AssetCatalog.Outbox];

    public static Command Create()
    {
        var into = new Option<string?>("--into") { Description = "The folder to restore into: a new or empty one, or one whose restore was cut. It is a root then.", HelpName = "DIR" };
        var intoStorage = new Option<bool>("--into-storage") { Description = "Restore into the storage of --storage instead; it must be empty but for what a watchdog writes." };
        var from = BackupCommand.CreateFolder("--from");
        var number = new Option<int?>("--snapshot") { Description = "The backup's number, as 'backup list' shows it. [default: the newest]", HelpName = "N" };
        var command = new Command("restore", "Writes a backup out and proves it: every file against its hash, every report against its manifest, the market store opened, and the doctor's checks of it passed.") { into, intoStorage, from, number };
        command.Validators.Add(result =>
        {
            if (result.GetValue(into) is null == !result.GetValue(intoStorage))
            {
                result.AddError("Name where to restore to: either --into DIR or --into-storage.");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var settings = GlobalOptions.Read(parsed);
            var folder = parsed.GetValue(from) ?? settings.BackupFolder;
            var place = parsed.GetValue(into);

            // The root may be what was lost: it says nothing about where backups may be.
            var repository = BackupCommand.RepositoryOf(settings with { BackupFolder = folder, Root = place ?? settings.Root, Output = null });
            var target = place is null ? RestoredRoots.InStorage(settings, await StorageAsync(settings, cancellationToken), TimeProvider.System) : RestoredRoots.InFolder(settings, place, Folder(place), TimeProvider.System);
            var restored = await ProgressLine.RunAsync("Restore", progress => new Restore(TradingCalendar.Krx()).RunAsync(repository, parsed.GetValue(number), target, progress, cancellationToken));
            Write(restored, target.Store, place);
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static void Write(RestoredRoot restored, IAssetStore target, string? place)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Backup {restored.Snapshot.Id} of {restored.Snapshot.At.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC is restored and proven: {restored.Files} files, {restored.Bytes:N0} bytes; {restored.Products} products with the hashes of their manifests; {restored.Sessions} sessions."));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The doctor has nothing against it: {restored.Doctor.Findings.Count} findings, {restored.Doctor.Findings.Count(finding => finding.State == FindingState.Note)} of them notes."));
        if (restored.Renamed > 0)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{restored.Renamed} names were spelt anew; the list is in {target.LocationOf(Restore.Mark)}"));
        }

        if (place is not null)
        {
            Places.Write("Root", Path.GetFullPath(place));
            Places.Write("Configs", Path.Combine(Path.GetFullPath(place), "configs"));
        }
    }

    private static KeptFolder Folder(string place)
    {
        var target = new KeptFolder(place, "The folder to restore into", mustExist: false);
        if (File.Exists(place) || (Directory.Exists(place) && Directory.EnumerateFileSystemEntries(place).Any() && !File.Exists(target.LocationOf(Restore.Mark))))
        {
            throw new ConfigurationException([new ConfigurationError(place, "is not empty; name a new or empty folder")]);
        }

        return target;
    }

    private static async Task<IAssetStore> StorageAsync(InvestOpsSettings settings, CancellationToken cancellationToken)
    {
        var account = settings.Storage ?? throw new ConfigurationException([new ConfigurationError("--into-storage", "needs --storage, or the setting InvestOpsStorage")]);
        var (stored, target) = (new BlobStoredItems(account), new BlobAssetStore(account));
        foreach (var container in (await stored.ContainersAsync(cancellationToken)).Except(SignsOfLife, StringComparer.Ordinal))
        {
            if ((await stored.ListAsync(container, "", cancellationToken)).Count > 0 && !await target.ExistsAsync(Restore.Mark, cancellationToken))
            {
                throw new ConfigurationException([new ConfigurationError("--into-storage", $"{account} is not empty: container {container} has blobs")]);
            }
        }

        return target;
    }
}

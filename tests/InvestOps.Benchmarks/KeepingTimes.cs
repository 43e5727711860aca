using System.Diagnostics;
using System.Globalization;
using InvestOps.Adapters.FileStorage;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Archiving;
using InvestOps.Pipeline.Backups;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Syncing;
using InvestOps.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace InvestOps.Benchmarks;

/// <summary>How long copies of many reports take, on a disk of the caller's choice: <c>keep FOLDER [REPORTS]</c>.</summary>
internal static class KeepingTimes
{
    private static readonly RunIdentity Identity = RunIdentity.Current();
    private static readonly CancellationToken None = CancellationToken.None;

    public static async Task<int> RunAsync(string folder, int reports)
    {
        var source = new FileAssetStore(Path.Combine(folder, "root"));
        var mirror = new FileAssetStore(Path.Combine(folder, "mirror"));
        var repository = new BackupRepository(new FileAssetStore(Path.Combine(folder, "backups")));
        var restored = new FileAssetStore(Path.Combine(folder, "restored"));
        var items = FileStoredItems.Below(Path.Combine(folder, "root"), "locks");
        await TimeAsync(string.Create(CultureInfo.InvariantCulture, $"make {reports} reports of 3 files"), async () =>
        {
            await Parallel.ForAsync(0, reports, async (number, _) => await MadeUpReports.PublishAsync(source, string.Create(CultureInfo.InvariantCulture, $"backtests/report-{number:D6}/"), new string('x', 4_096)));
            return $"{reports}";
        });

        var sync = new SyncStage(items, new LiveAssets(source), new MirrorFolder(mirror), Identity, TimeProvider.System);
        var session = TradingCalendar.Krx().Session(new DateOnly(2026, 10, 30));
        await TimeAsync("sync, first", async () => (await sync.RunAsync(session, Run(source, StageName.Sync), None)).Details);
        await TimeAsync("sync, nothing new", async () => (await sync.RunAsync(session, Run(source, StageName.Sync), None)).Details);
        await TimeAsync("sync --verify", async () =>
        {
            var (_, bytes, _) = await new MirrorCheck(new MirrorFolder(mirror), TimeProvider.System, NullLogger<MirrorCheck>.Instance).RunAsync(progress: null, None);
            return string.Create(CultureInfo.InvariantCulture, $"{bytes:N0} bytes");
        });

        var backup = new BackupStage(new BackupSource(folder, [items]), new BackupTarget(() => repository), new LiveAssets(source), new BackupSettings(), Identity, TimeProvider.System);
        await TimeAsync("backup, first", async () => (await backup.RunAsync(Run(source, StageName.Backup), None)).Details);
        await TimeAsync("backup, little new", async () => (await backup.RunAsync(Run(source, StageName.Backup), None)).Details);
        await TimeAsync("backup verify", async () =>
        {
            var found = await new BackupCheck(repository, TimeProvider.System, NullLogger<BackupCheck>.Instance).RunAsync(progress: null, None);
            return string.Create(CultureInfo.InvariantCulture, $"{found.Objects} contents");
        });
        await TimeAsync("restore", async () =>
        {
            var root = await new Restore(TradingCalendar.Krx()).RunAsync(repository, number: null, RestorePlaces.Of(restored), progress: null, None);
            return string.Create(CultureInfo.InvariantCulture, $"{root.Files} files");
        });
        return 0;
    }

    private static StageRun Run(FileAssetStore store, StageName stage) => new(new RunKey(stage, new DateOnly(2026, 10, 30)), new RunLedger(store, TimeProvider.System, Identity));

    private static async Task TimeAsync(string what, Func<Task<string>> work)
    {
        var started = Stopwatch.GetTimestamp();
        var outcome = await work();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-34} {Stopwatch.GetElapsedTime(started).TotalSeconds,8:N1} s   {outcome}"));
    }
}

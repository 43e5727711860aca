using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Archiving;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backups;
using InvestOps.Pipeline.Diagnosis;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Tests.Keeping;
using InvestOps.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace InvestOps.Pipeline.Tests.Backups;

public sealed class BackupTests
{
    private static readonly DateOnly Monday = new(2026, 10, 26);
    private static readonly AssetPath Damaged = new("reports", "daily/2026-10-26/report.md");

    [Fact]
    public async Task A_second_backup_costs_what_is_new()
    {
        var (store, backups) = (await StoreAsync(), new InMemoryAssetStore());
        await new Keeper(store, backups: backups).BackupAsync();
        await MadeUpReports.DailyAsync(store, Monday.AddDays(7));
        var keeper = new Keeper(store, backups: backups);

        var outcome = await keeper.BackupAsync();

        Assert.Equal(4, keeper.Items.Reads); // the new report's three files, and the record of the first backup
        Assert.StartsWith("backup 2: 10 files", outcome.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whichever_operation_a_backup_is_cut_at_the_next_one_is_whole_and_the_earlier_one_too()
    {
        var store = await StoreAsync();
        var first = new InMemoryAssetStore();
        await new Keeper(store, backups: first).BackupAsync();
        await MadeUpReports.DailyAsync(store, Monday.AddDays(7));
        var counting = new FaultyAssetStore(new InMemoryAssetStore(first), int.MaxValue);
        await new Keeper(new InMemoryAssetStore(store), backups: counting).BackupAsync();
        Assert.True(counting.Operations > 10);

        for (var cut = 1; cut <= counting.Operations; cut++)
        {
            var (source, backups) = (new InMemoryAssetStore(store), new InMemoryAssetStore(first));
            await Assert.ThrowsAsync<SimulatedCrashException>(() => new Keeper(source, backups: new FaultyAssetStore(backups, cut)).BackupAsync());
            Assert.Empty((await CheckAsync(backups)).Damaged);
            await RestoreAsync(backups, number: 1);

            await new Keeper(source, backups: backups, process: 2).BackupAsync();

            Assert.Empty((await CheckAsync(backups)).Damaged);
            RequireSame(store, await RestoreAsync(backups));
        }
    }

    [Fact]
    public async Task A_failed_backup_removes_no_earlier_one()
    {
        var (store, backups) = (await StoreAsync(), new InMemoryAssetStore());
        var settings = new BackupSettings { KeepDaily = 1, KeepWeekly = 0, KeepMonthly = 0, KeepLeast = 1, MostRemoved = 1 };
        await new Keeper(store, backups: backups) { Settings = settings }.BackupAsync();
        await MadeUpReports.DailyAsync(store, Monday.AddDays(7));
        var full = new FaultyAssetStore(backups, 3, new IOException("No space left on device"), writesOnly: true);

        await Assert.ThrowsAsync<IOException>(() => new Keeper(store, backups: full) { Settings = settings }.BackupAsync());
        Assert.Equal([1], (await new BackupRepository(backups).SnapshotsAsync(Keeper.Cancel)).Select(snapshot => snapshot.Number));

        await new Keeper(store, backups: backups) { Settings = settings }.BackupAsync();
        Assert.Equal([2], (await new BackupRepository(backups).SnapshotsAsync(Keeper.Cancel)).Select(snapshot => snapshot.Number));
        Assert.Empty((await CheckAsync(backups)).Damaged);
    }

    [Fact]
    public async Task What_no_backup_names_any_more_goes_and_what_one_names_stays()
    {
        var (store, backups) = (await StoreAsync(), new InMemoryAssetStore());
        var settings = new BackupSettings { KeepDaily = 1, KeepWeekly = 0, KeepMonthly = 0, KeepLeast = 1, MostRemoved = 1 };
        await new Keeper(store, backups: backups) { Settings = settings }.BackupAsync();
        await store.WriteAsync(Damaged, "another text"u8.ToArray(), Keeper.Cancel);

        await new Keeper(store, backups: backups) { Settings = settings }.BackupAsync();

        var (name, snapshot) = await NewestAsync(backups);
        Assert.Equal(2, name.Number);
        Assert.Equal(snapshot.Items.Select(item => item.Sha256).ToHashSet(StringComparer.Ordinal), await new BackupRepository(backups).ObjectsAsync(Keeper.Cancel));
    }

    [Fact]
    public async Task A_check_names_what_is_damaged_and_the_next_backup_writes_it_anew()
    {
        var (store, backups) = (await StoreAsync(), new InMemoryAssetStore());
        await new Keeper(store, backups: backups).BackupAsync();
        var (_, snapshot) = await NewestAsync(backups);
        var hash = snapshot.Items.Single(item => item.Name == Damaged.Path).Sha256;
        await backups.WriteAsync(new AssetPath("objects", $"{hash[..2]}/{hash}"), "flipped"u8.ToArray(), Keeper.Cancel);

        Assert.Equal($"{Damaged} of backup 1 is damaged or missing (object {hash})", Assert.Single((await CheckAsync(backups)).Damaged));
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => RestoreAsync(backups));
        Assert.StartsWith($"{Damaged} of backup 1 is damaged or missing", error.Message, StringComparison.Ordinal);

        await new Keeper(store, backups: backups).BackupAsync();
        Assert.Empty((await CheckAsync(backups)).Damaged);
        RequireSame(store, await RestoreAsync(backups));
    }

    [Fact]
    public async Task A_snapshot_that_was_changed_is_not_believed_and_nothing_is_removed_while_it_is_there()
    {
        var (store, backups) = (await StoreAsync(), new InMemoryAssetStore());
        await new Keeper(store, backups: backups).BackupAsync();
        var (name, _) = await NewestAsync(backups);
        await backups.WriteAsync(name.Path, "{}"u8.ToArray(), Keeper.Cancel);
        var objects = await new BackupRepository(backups).ObjectsAsync(Keeper.Cancel);

        await new Keeper(store, backups: backups) { Settings = new BackupSettings { KeepDaily = 0, KeepWeekly = 0, KeepMonthly = 0, KeepLeast = 1, MostRemoved = 1 } }.BackupAsync();

        Assert.StartsWith("backup 1 is damaged itself", Assert.Single((await CheckAsync(backups)).Damaged), StringComparison.Ordinal);
        Assert.Subset(await new BackupRepository(backups).ObjectsAsync(Keeper.Cancel), objects);
        RequireSame(store, await RestoreAsync(backups));
    }

    [Fact]
    public async Task A_folder_that_is_empty_where_backups_were_is_not_begun_anew_in_silence()
    {
        var store = await StoreAsync();
        await new Keeper(store, backups: new InMemoryAssetStore()).BackupAsync();

        var error = await Assert.ThrowsAsync<IOException>(() => new Keeper(store, backups: new InMemoryAssetStore()).BackupAsync());

        Assert.Contains("Is the right disk mounted?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whichever_operation_a_restore_is_cut_at_the_next_one_ends_in_the_same_root()
    {
        var (store, backups) = (await StoreAsync(), new InMemoryAssetStore());
        await new Keeper(store, backups: backups).BackupAsync();
        var counting = new FaultyAssetStore(new InMemoryAssetStore(), int.MaxValue);
        await RestoreAsync(backups, counting);

        for (var cut = 1; cut <= counting.Operations; cut++)
        {
            var target = new InMemoryAssetStore();
            await Assert.ThrowsAsync<SimulatedCrashException>(() => RestoreAsync(backups, new FaultyAssetStore(target, cut)));

            await RestoreAsync(backups, target);

            RequireSame(store, target);
        }
    }

    [Fact]
    public async Task A_restore_over_another_ones_or_over_one_that_has_ended_is_refused()
    {
        var (store, backups, target, cut) = (await StoreAsync(), new InMemoryAssetStore(), new InMemoryAssetStore(), new InMemoryAssetStore());
        await new Keeper(store, backups: backups).BackupAsync();
        await RestoreAsync(backups, target);
        await Assert.ThrowsAsync<SimulatedCrashException>(() => RestoreAsync(backups, new FaultyAssetStore(cut, 6)));
        await target.WriteAsync(Damaged, "made since"u8.ToArray(), Keeper.Cancel);

        var ended = await Assert.ThrowsAsync<InvalidDataException>(() => RestoreAsync(backups, target));
        await new Keeper(store, backups: backups).BackupAsync();
        var another = await Assert.ThrowsAsync<InvalidDataException>(() => RestoreAsync(backups, cut));

        Assert.Contains("backup 1 was restored here", ended.Message, StringComparison.Ordinal);
        Assert.Contains("backup 1 is being restored here", another.Message, StringComparison.Ordinal);
        Assert.Equal("made since"u8.ToArray(), target.All[Damaged]);
    }

    [Fact]
    public async Task Foreign_names_come_back_under_safe_ones_and_are_listed()
    {
        var (store, backups, target) = (new InMemoryAssetStore(), new InMemoryAssetStore(), new InMemoryAssetStore());
        var keeper = new Keeper(store, backups: backups);
        keeper.Items.Foreign[("reports", "../../etc/passwd")] = "x"u8.ToArray();
        keeper.Items.Foreign[("reports", "a:b")] = "y"u8.ToArray();
        await keeper.BackupAsync();

        var restored = await new Restore(TradingCalendar.Krx()).RunAsync(new BackupRepository(backups), number: null, RestorePlaces.Of(target), progress: null, Keeper.Cancel);

        Assert.Equal(2, restored.Renamed);
        Assert.All(target.All.Keys.Where(path => path != Restore.Mark), path => Assert.StartsWith("reports/", path.ToString(), StringComparison.Ordinal));
        Assert.Equal(["x", "y"], target.All.Where(asset => asset.Key != Restore.Mark).Select(asset => System.Text.Encoding.UTF8.GetString(asset.Value)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_drill_proves_the_newest_backup_and_says_when()
    {
        var (store, backups, folder) = (await StoreAsync(), new InMemoryAssetStore(), new InMemoryAssetStore());
        var keeper = new Keeper(store, backups: backups);
        await keeper.BackupAsync();
        keeper.Time.Advance(TimeSpan.FromDays(1));

        var drill = new RestoreDrillStage(new BackupTarget(() => new BackupRepository(backups)), new DrillFolder(RestorePlaces.Of(folder), folder.Clear), new Restore(TradingCalendar.Krx()), new LiveAssets(store), keeper.Identity, keeper.Time, NullLogger<BackupCheck>.Instance);
        Assert.IsType<StageOutcome.Completed>(await drill.RunAsync(keeper.Run(StageName.RestoreDrill), Keeper.Cancel));

        var proven = await ProvenRestore.LastAsync(store, Keeper.Cancel);
        Assert.Equal((1, 2, new DateTimeOffset(2026, 10, 31, 11, 0, 0, TimeSpan.Zero)), (proven!.Snapshot, proven.Products, proven.ProvenAt));
        Assert.Empty(folder.All);
    }

    [Fact]
    public async Task What_the_doctor_finds_wrong_with_a_restored_root_fails_the_restore_and_the_drill_with_that_finding()
    {
        var (store, backups, folder) = (await StoreAsync(), new InMemoryAssetStore(), new InMemoryAssetStore());
        var keeper = new Keeper(store, backups: backups);
        await keeper.BackupAsync();
        var sick = RestorePlaces.Of(folder, Finding.Ok("folders", "can be written"), Finding.Wrong("market data", "bars/2026.parquet is damaged.", "Restore"));

        var drill = new RestoreDrillStage(new BackupTarget(() => new BackupRepository(backups)), new DrillFolder(sick, folder.Clear), new Restore(TradingCalendar.Krx()), new LiveAssets(store), keeper.Identity, keeper.Time, NullLogger<BackupCheck>.Instance);
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => drill.RunAsync(keeper.Run(StageName.RestoreDrill), Keeper.Cancel));

        Assert.Equal("Everything is restored as it was, but the doctor finds it wrong. market data: bars/2026.parquet is damaged. Mend it there, or choose another backup than 1 with --snapshot.", error.Message);
        Assert.Null(await ProvenRestore.LastAsync(store, Keeper.Cancel));
        Assert.False((await folder.ReadJsonAsync<RestoreMark>(Restore.Mark, Keeper.Cancel))!.IsProven);
    }

    [Fact]
    public async Task A_restored_root_is_backed_up_and_restored_again_wherever_that_is_cut()
    {
        var (first, second) = (new InMemoryAssetStore(), new InMemoryAssetStore());
        await new Keeper(await StoreAsync(), backups: first).BackupAsync();
        var restored = await RestoreAsync(first);
        await new Keeper(restored, backups: second).BackupAsync();
        Assert.DoesNotContain((await NewestAsync(second)).Snapshot.Items, item => item.Container == Restore.Mark.Container);
        var counting = new FaultyAssetStore(new InMemoryAssetStore(), int.MaxValue);
        await RestoreAsync(second, counting);

        for (var cut = 1; cut <= counting.Operations; cut++)
        {
            var target = new InMemoryAssetStore();
            await Assert.ThrowsAsync<SimulatedCrashException>(() => RestoreAsync(second, new FaultyAssetStore(target, cut)));
            await RestoreAsync(second, target);
            RequireSame(restored, target);
        }
    }

    [Fact]
    public async Task A_container_that_two_parts_have_is_saved_once_from_the_part_in_use()
    {
        var (root, configs, backups) = (await StoreAsync(), new InMemoryAssetStore(), new InMemoryAssetStore());
        await root.WriteAsync(new AssetPath("configs", "day.yaml"), "of an earlier restore"u8.ToArray(), Keeper.Cancel);
        await configs.WriteAsync(new AssetPath("configs", "day.yaml"), "in use"u8.ToArray(), Keeper.Cancel);
        var keeper = new Keeper(root, backups: backups);
        var source = new BackupSource("memory", [keeper.Items, new AssetStoredItems(configs)]);
        await new BackupStage(source, new BackupTarget(() => new BackupRepository(backups)), new LiveAssets(root), new BackupSettings(), keeper.Identity, keeper.Time).RunAsync(keeper.Run(StageName.Backup), Keeper.Cancel);

        var restored = await RestoreAsync(backups);

        Assert.Equal("in use", System.Text.Encoding.UTF8.GetString((await restored.ReadAsync(new AssetPath("configs", "day.yaml"), Keeper.Cancel))!));
    }

    [Fact]
    public async Task Without_a_folder_a_backup_is_not_ready_and_says_what_to_set()
    {
        var keeper = new Keeper(new InMemoryAssetStore());
        var stage = new BackupStage(new BackupSource("memory", []), new BackupTarget(() => null), new LiveAssets(new InMemoryAssetStore()), new BackupSettings(), keeper.Identity, keeper.Time);

        Assert.Equal("no folder for backups is set; set BackupFolder to a folder on another disk", Assert.IsType<StageOutcome.NotReady>(await stage.RunAsync(keeper.Run(StageName.Backup), Keeper.Cancel)).Details);
    }

    private static async Task<InMemoryAssetStore> StoreAsync()
    {
        var store = new InMemoryAssetStore();
        await MadeUpReports.DailyAsync(store, Monday);
        await MadeUpReports.PublishAsync(store, "backtests/one/");
        return store;
    }

    private static Task<BackupFindings> CheckAsync(InMemoryAssetStore backups) =>
        new BackupCheck(new BackupRepository(backups), TimeProvider.System, NullLogger<BackupCheck>.Instance).RunAsync(progress: null, Keeper.Cancel);

    private static async Task<InMemoryAssetStore> RestoreAsync(InMemoryAssetStore backups, int? number = null)
    {
        var target = new InMemoryAssetStore();
        await new Restore(TradingCalendar.Krx()).RunAsync(new BackupRepository(backups), number, RestorePlaces.Of(target), progress: null, Keeper.Cancel);
        return target;
    }

    private static Task<RestoredRoot> RestoreAsync(InMemoryAssetStore backups, Ports.IAssetStore target) =>
        new Restore(TradingCalendar.Krx()).RunAsync(new BackupRepository(backups), number: null, RestorePlaces.Of(target), progress: null, Keeper.Cancel);

    private static async Task<(SnapshotName Name, Snapshot Snapshot)> NewestAsync(InMemoryAssetStore backups)
    {
        var repository = new BackupRepository(backups);
        var name = (await repository.SnapshotsAsync(Keeper.Cancel))[^1];
        return (name, await repository.ReadAsync(name, Keeper.Cancel));
    }

    // The record of the last backup is written after it was made, and the mark of the restore is its own.
    private static void RequireSame(InMemoryAssetStore store, InMemoryAssetStore restored) =>
        Assert.Equal(Reports(store), Reports(restored));

    private static Dictionary<string, string> Reports(InMemoryAssetStore store) =>
        store.Products().Where(asset => asset.Key.StartsWith("reports/", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
}

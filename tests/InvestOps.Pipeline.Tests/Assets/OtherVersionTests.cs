using System.Text;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Archiving;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Backups;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.MarketData.Merging;
using InvestOps.Pipeline.Syncing;
using InvestOps.Pipeline.Tests.Keeping;
using InvestOps.Pipeline.Tuning;
using InvestOps.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace InvestOps.Pipeline.Tests.Assets;

/// <summary>Documents of a newer program, where the reader has a choice of its own: none of them is thrown away, written over, or called damaged.</summary>
public sealed class OtherVersionTests
{
    private const string Newer = "is newer than 1, the newest that this program reads. Update this program.";
    private static readonly DateOnly Monday = new(2026, 10, 26);
    private static readonly AssetPath Manifest = new("reports", "daily/2026-10-26/manifest.json");

    [Theory]
    [InlineData(2, "schema 2 is newer than 1, the newest that this program reads. Update this program.")]
    [InlineData(0, "schema 0 is not one that this program reads; it reads 1. Use the program that wrote it.")]
    public async Task The_markets_manifest_is_not_to_be_removed_for_it(int schema, string expected)
    {
        var store = new InMemoryAssetStore();
        await WriteAsync(store, new AssetPath("market", "market.json"), schema);

        var error = await Assert.ThrowsAsync<MarketDataException>(() => new MarketStore(store, TradingCalendar.Krx()).DescribeAsync(Keeper.Cancel));

        Assert.Equal($"memory:market/market.json cannot be read: {expected}", error.Message);
    }

    [Fact]
    public async Task Findings_on_a_session_that_a_newer_program_wrote_are_neither_read_nor_written_over()
    {
        var (store, path) = (new InMemoryAssetStore(), new AssetPath("market", "quality/2026-10-26.json"));
        var content = await WriteAsync(store, path, schema: 3);

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => QualityFile.ReadGateAsync(store, Monday, Keeper.Cancel));
        await Assert.ThrowsAsync<InvalidDataException>(() => QualityFile.ReadRowsAsync(store, Monday, Keeper.Cancel));

        Assert.Equal("memory:market/quality/2026-10-26.json cannot be read: schema 3 is newer than 2, the newest that this program reads. Update this program.", error.Message);
        Assert.Equal(content, store.All[path]);
    }

    [Fact]
    public async Task Findings_of_the_first_version_are_read()
    {
        var store = new InMemoryAssetStore();
        await store.WriteAsync(new AssetPath("market", "quality/2026-10-26.json"), """{"schema":1,"date":"2026-10-26","heldBack":[{"code":"000010","finding":"DuplicateRow","source":"a.csv"}]}"""u8.ToArray(), Keeper.Cancel);

        Assert.Null(await QualityFile.ReadGateAsync(store, Monday, Keeper.Cancel));
        Assert.Equal("000010", Assert.Single(await QualityFile.ReadRowsAsync(store, Monday, Keeper.Cancel)).Code);
    }

    [Fact]
    public void A_request_in_the_queue_is_refused_with_the_version_that_is_known()
    {
        var error = Assert.Throws<InvalidRequestException>(() => BacktestMessage.Read("""{"schema":2,"strategy":"momentum_topN_v1","leverage":3}"""u8));
        var shard = Assert.Throws<InvalidRequestException>(() => ShardMessage.Read("""{"schema":2,"tuning":"one","round":1,"shard":3,"more":true}"""u8));

        Assert.Contains(error.Reasons, reason => reason.StartsWith("schema: expected the number 1, the only version that is known here", StringComparison.Ordinal));
        Assert.Contains(Newer, Assert.Single(shard.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pack_and_a_report_of_it_are_left_as_they_are()
    {
        var store = new InMemoryAssetStore();
        await MadeUpReports.DailyAsync(store, Monday);
        await WriteAsync(store, ArchiveIndex.File("2026-10", 1, "manifest.json"), schema: 1);
        await WriteAsync(store, ArchiveIndex.File("2026-10", 1, "index.json"), schema: 2);
        var before = store.Everything();

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => ArchiveIndex.ReadAsync(store, Keeper.Cancel));

        Assert.Equal($"memory:archive/2026-10/pack-0001/index.json cannot be read: schema 2 {Newer}", error.Message);
        Assert.Equal(before, store.Everything());
    }

    [Fact]
    public async Task A_report_in_the_mirror_is_not_taken_back_and_not_called_damaged()
    {
        var (store, mirror) = (new InMemoryAssetStore(), new InMemoryAssetStore());
        await MadeUpReports.DailyAsync(store, Monday);
        await new Keeper(store, mirror).SyncAsync();
        var state = await MirrorState.ReadAsync(mirror, Keeper.Cancel);
        var content = await WriteAsync(mirror, Manifest, schema: 2);
        await new MirrorState { Products = [.. state.Products.Select(product => product with { Manifest = ContentHash(content) })] }.WriteAsync(mirror, Keeper.Cancel);
        var before = mirror.Everything();

        var (_, _, damaged) = await new MirrorCheck(new MirrorFolder(mirror), TimeProvider.System, NullLogger<MirrorCheck>.Instance).RunAsync(progress: null, Keeper.Cancel);

        Assert.Equal($"memory:reports/daily/2026-10-26/manifest.json cannot be read: schema 2 {Newer}", Assert.Single(damaged));
        Assert.Equal(before, mirror.Everything());
    }

    [Fact]
    public async Task A_report_at_the_source_stops_only_its_own_copy()
    {
        var (store, mirror) = (new InMemoryAssetStore(), new InMemoryAssetStore());
        await MadeUpReports.DailyAsync(store, Monday);
        await MadeUpReports.DailyAsync(store, Monday.AddDays(1));
        await WriteAsync(store, Manifest, schema: 2);

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => new Keeper(store, mirror).SyncAsync());

        Assert.Contains($"schema 2 {Newer}", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Remove", error.Message, StringComparison.Ordinal);
        Assert.True(await mirror.ExistsAsync(new AssetPath("reports", "daily/2026-10-27/manifest.json"), Keeper.Cancel));
    }

    [Fact]
    public async Task A_backup_is_named_by_the_check_refused_by_the_restore_and_pruned_by_nobody()
    {
        var (store, backups) = (new InMemoryAssetStore(), new InMemoryAssetStore());
        await MadeUpReports.DailyAsync(store, Monday);
        var content = """{"schema":2,"parts":[]}"""u8.ToArray();
        var name = SnapshotName.Of(1, DateTimeOffset.UnixEpoch, content);
        await backups.WriteAsync(name.Path, content, Keeper.Cancel);
        var keeper = new Keeper(store, backups: backups) { Settings = new BackupSettings { KeepDaily = 0, KeepWeekly = 0, KeepMonthly = 0, KeepLeast = 1, MostRemoved = 1 } };
        await keeper.BackupAsync();
        await keeper.BackupAsync();

        var found = await new BackupCheck(new BackupRepository(backups), TimeProvider.System, NullLogger<BackupCheck>.Instance).RunAsync(progress: null, Keeper.Cancel);
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => new Restore(TradingCalendar.Krx()).RunAsync(new BackupRepository(backups), number: 1, RestorePlaces.Of(new InMemoryAssetStore()), progress: null, Keeper.Cancel));

        Assert.Equal($"memory:{name.Path} cannot be read: schema 2 {Newer}", Assert.Single(found.Damaged));
        Assert.Equal($"memory:{name.Path} cannot be read: schema 2 {Newer}", error.Message);
        Assert.Equal([1, 2, 3], (await new BackupRepository(backups).SnapshotsAsync(Keeper.Cancel)).Select(snapshot => snapshot.Number));
    }

    [Fact]
    public async Task What_a_newer_check_found_damaged_is_not_forgotten()
    {
        var (store, backups) = (new InMemoryAssetStore(), new InMemoryAssetStore());
        await WriteAsync(backups, new AssetPath("state", "damaged.json"), schema: 2);

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => new Keeper(store, backups: backups).BackupAsync());

        Assert.Contains($"schema 2 {Newer}", error.Message, StringComparison.Ordinal);
        Assert.Empty(await new BackupRepository(backups).SnapshotsAsync(Keeper.Cancel));
    }

    [Fact]
    public async Task A_restore_of_products_that_this_program_cannot_read_says_so_and_has_written_them()
    {
        var (store, backups, target) = (new InMemoryAssetStore(), new InMemoryAssetStore(), new InMemoryAssetStore());
        await MadeUpReports.DailyAsync(store, Monday);
        var content = await WriteAsync(store, Manifest, schema: 2);
        await new Keeper(store, backups: backups).BackupAsync();

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => new Restore(TradingCalendar.Krx()).RunAsync(new BackupRepository(backups), number: null, RestorePlaces.Of(target), progress: null, Keeper.Cancel));

        Assert.Equal($"All files are restored as they were, but memory:{Manifest} cannot be read: schema 2 {Newer}", error.Message);
        Assert.Equal(content, target.All[Manifest]);
    }

    private static string ContentHash(byte[] content) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));

    private static async Task<byte[]> WriteAsync(InMemoryAssetStore store, AssetPath path, int schema)
    {
        var content = Encoding.UTF8.GetBytes($$"""{"aNewField":[{}],"schema":{{schema}}}""");
        await store.WriteAsync(path, content, Keeper.Cancel);
        return content;
    }
}

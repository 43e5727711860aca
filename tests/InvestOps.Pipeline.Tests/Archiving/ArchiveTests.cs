using System.IO.Compression;
using InvestOps.Adapters.Archives;
using InvestOps.Pipeline.Archiving;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Tests.Day;
using InvestOps.Pipeline.Tests.Keeping;
using InvestOps.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Archiving;

// The newest stored session is 2026-10-28; 30 days before it is 2026-09-28.
public sealed class ArchiveTests(SmallMarket market)
{
    private static readonly DateOnly September = new(2026, 9, 1);
    private static readonly ArchiveSettings Any = new() { KeepNewest = 0, MostShare = 1 };

    [Fact]
    public async Task Old_reports_are_packed_by_month_into_zips_that_people_can_open()
    {
        var store = await StoreAsync();

        var outcome = await ArchiveAsync(store, Any);

        Assert.Equal("reports packed: 3, packs made: 2", Assert.IsType<StageOutcome.Completed>(outcome).Details);
        using var zip = new ZipArchive(new MemoryStream(store.All[ArchiveIndex.File("2026-09", 2, "reports.zip")]));
        Assert.Equal(
            ["daily/2026-09-01/manifest.json", "daily/2026-09-01/report.html", "daily/2026-09-01/report.md", "daily/2026-09-27/manifest.json", "daily/2026-09-27/report.html", "daily/2026-09-27/report.md"],
            zip.Entries.Select(entry => entry.FullName));
        Assert.Equal(["daily/2026-09-28/", "daily/2026-10-28/"], Live(store));
    }

    [Fact]
    public async Task A_packed_report_is_read_as_if_it_lay_there()
    {
        var store = await StoreAsync();
        var before = Reports(store);
        await ArchiveAsync(store, Any);

        var seen = new ArchivedAssetStore(store);

        var listed = await seen.ListAsync("reports", "", Keeper.Cancel);
        Assert.Equal(before.Keys, listed.Select(path => path.ToString()).Where(path => !path.Contains("requests", StringComparison.Ordinal)));
        foreach (var path in listed)
        {
            Assert.Equal(before[path.ToString()], Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData((await seen.ReadAsync(path, Keeper.Cancel))!)));
            Assert.True(await seen.ExistsAsync(path, Keeper.Cancel));
        }

        var report = new AssetPath("reports", "daily/2026-09-01/report.md");
        Assert.Equal("memory:archive/2026-09/pack-0002/reports.zip (daily/2026-09-01/report.md)", seen.LocationOf(report));
        Assert.False(await seen.ExistsAsync(new AssetPath("reports", "daily/2026-09-01/other.md"), Keeper.Cancel));
    }

    [Fact]
    public async Task A_report_made_anew_is_never_mixed_with_the_packed_one()
    {
        var store = await StoreAsync();
        await ArchiveAsync(store, Any);
        await MadeUpReports.DailyAsync(store, September, "anew");
        await store.DeleteAsync(new AssetPath("reports", "daily/2026-09-01/report.md"), Keeper.Cancel);

        Assert.Null(await new ArchivedAssetStore(store).ReadAsync(new AssetPath("reports", "daily/2026-09-01/report.md"), Keeper.Cancel));
    }

    [Fact]
    public async Task A_report_made_anew_and_packed_again_is_the_one_that_counts()
    {
        var store = await StoreAsync();
        await ArchiveAsync(store, Any);
        await MadeUpReports.DailyAsync(store, September, "anew");
        var before = store.All[new AssetPath("reports", "daily/2026-09-01/report.md")];

        await ArchiveAsync(store, Any);

        Assert.Equal(["daily/2026-09-28/", "daily/2026-10-28/"], Live(store));
        Assert.Equal(before, await new ArchivedAssetStore(store).ReadAsync(new AssetPath("reports", "daily/2026-09-01/report.md"), Keeper.Cancel));
    }

    [Fact]
    public async Task Whichever_operation_it_is_cut_at_every_report_can_be_read_and_the_next_run_ends_the_same()
    {
        var start = await StoreAsync();
        var whole = new InMemoryAssetStore(start);
        await ArchiveAsync(whole, Any);
        var expected = Reports(start);
        var counting = new FaultyAssetStore(new InMemoryAssetStore(start), int.MaxValue, writesOnly: true);
        await ArchiveAsync(counting, Any);
        Assert.True(counting.Operations > 15);

        for (var cut = 1; cut <= counting.Operations; cut++)
        {
            var store = new InMemoryAssetStore(start);
            await Assert.ThrowsAsync<SimulatedCrashException>(() => ArchiveAsync(new FaultyAssetStore(store, cut, writesOnly: true), Any));
            Assert.Equal(expected, await SeenAsync(store));

            await ArchiveAsync(store, Any, process: 2);

            Assert.Equal(Reports(whole), Reports(store));
            Assert.Equal(expected, await SeenAsync(store));
        }
    }

    [Fact]
    public async Task An_original_stays_where_its_pack_cannot_be_read_back()
    {
        var store = await StoreAsync();
        await ArchiveAsync(store, Any);
        var live = await StoreAsync();
        foreach (var (path, content) in store.All.Where(asset => asset.Key.Container == "archive"))
        {
            await live.WriteAsync(path, path.Path.EndsWith(".zip", StringComparison.Ordinal) ? content[..^30] : content, Keeper.Cancel);
        }

        var before = Reports(live);
        var error = await Assert.ThrowsAsync<InvalidDataException>(() => ArchiveAsync(live, Any));

        Assert.Contains("reports.zip", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, Reports(live));
    }

    [Fact]
    public async Task A_damaged_report_stays_is_named_and_keeps_no_other_back()
    {
        var store = await StoreAsync();
        await store.WriteAsync(new AssetPath("reports", "daily/2026-09-01/report.md"), "changed"u8.ToArray(), Keeper.Cancel);

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => ArchiveAsync(store, Any));

        Assert.Contains("daily/2026-09-01/report.md is not what its manifest says", error.Message, StringComparison.Ordinal);
        Assert.Equal(["daily/2026-09-01/", "daily/2026-09-28/", "daily/2026-10-28/"], Live(store));
    }

    [Theory]
    [InlineData("2036-10-30T20:00")] // ten years ahead: no report is older for it
    [InlineData("2026-12-30T20:00")]
    public async Task A_clock_that_runs_ahead_packs_nothing_more(string now)
    {
        var store = await StoreAsync();

        await ArchiveAsync(store, Any, now: now);

        Assert.Equal(["daily/2026-09-28/", "daily/2026-10-28/"], Live(store));
    }

    [Fact]
    public async Task A_clock_that_runs_behind_packs_less()
    {
        var store = await StoreAsync();

        Assert.IsType<StageOutcome.AlreadyDone>(await ArchiveAsync(store, Any, now: "2026-08-01T20:00"));
    }

    [Fact]
    public async Task One_run_takes_no_more_than_its_share_the_oldest_first_and_leaves_the_newest()
    {
        var store = await StoreAsync();

        var share = await PlanAsync(store, new ArchiveSettings { KeepNewest = 0, MostShare = 0.4 });
        Assert.Equal(["daily/2026-08-31/", "daily/2026-09-01/"], share.Reports.Select(report => report.Folder));
        Assert.Equal((5, 1), (share.Present, share.Later));

        Assert.Equal(["daily/2026-08-31/"], (await PlanAsync(store, new ArchiveSettings { KeepNewest = 4, MostShare = 1 })).Reports.Select(report => report.Folder));
        Assert.Empty((await PlanAsync(store, new ArchiveSettings { OlderThanDays = 1 })).Reports);
    }

    [Fact]
    public async Task Nothing_younger_than_a_week_goes_whatever_the_setting_says() =>
        Assert.DoesNotContain("daily/2026-10-28/", (await PlanAsync(await StoreAsync(), Any with { OlderThanDays = -100 })).Reports.Select(report => report.Folder));

    [Fact]
    public async Task What_the_mirror_has_not_confirmed_stays()
    {
        var store = await StoreAsync();
        var settings = Any with { NeedsMirror = true };

        Assert.Equal("nothing is old enough; 3 old reports wait until the mirror has confirmed them", (await ArchiveAsync(store, settings)).Details);

        await new Keeper(store, new InMemoryAssetStore()).SyncAsync();
        await MadeUpReports.DailyAsync(store, September, "made anew since");
        await ArchiveAsync(store, settings);
        Assert.Equal(["daily/2026-09-01/", "daily/2026-09-28/", "daily/2026-10-28/"], Live(store));
    }

    [Fact]
    public async Task The_mirror_gets_the_pack_and_only_then_loses_the_loose_report()
    {
        var (store, mirror) = (await StoreAsync(), new InMemoryAssetStore());
        await new Keeper(store, mirror).SyncAsync();
        await ArchiveAsync(store, Any);

        Assert.Contains("archived reports removed: 3", (await new Keeper(store, mirror).SyncAsync()).Details, StringComparison.Ordinal);

        Assert.Equal(Live(store), Live(mirror));
        Assert.Equal(await SeenAsync(store), await SeenAsync(mirror));
        Assert.IsType<StageOutcome.AlreadyDone>(await new Keeper(store, mirror).SyncAsync());
    }

    [Fact]
    public async Task A_backtest_is_as_old_as_its_last_session_or_its_run_whichever_is_later()
    {
        var store = await StoreAsync();
        await BacktestAsync(store, "old", ranOn: "2026-09-02T10:00");
        await BacktestAsync(store, "new", ranOn: "2026-10-20T10:00");
        await BacktestAsync(store, "unknown", ranOn: null);

        Assert.Equal(["backtests/old/"], (await PlanAsync(store, Any)).Reports.Select(report => report.Folder).Where(folder => folder.StartsWith("backtests/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_tuning_is_packed_like_a_backtest_and_what_it_was_made_from_goes()
    {
        var store = await StoreAsync();
        await MadeUpReports.PublishAsync(store, "tuning/old-0123/");
        await MadeUpReports.PublishAsync(store, "tuning/unknown-0123/");
        await store.WriteAsync(AssetCatalog.Tuning("old-0123", "plan.json"), PlanTo("2020-01-31"), Keeper.Cancel);
        await store.WriteAsync(AssetCatalog.TuningShard("old-0123", 0, 0), "trials"u8.ToArray(), Keeper.Cancel);
        var keeper = new Keeper(store, time: At("2026-09-02T10:00"));
        var ledger = new RunLedger(store, keeper.Time, keeper.Identity);
        await ledger.EndAsync(await ledger.BeginAsync(new RunKey(StageName.Tune, new DateOnly(2020, 1, 31)), "old-0123", Keeper.Cancel), RunState.Completed, "done", error: null);

        Assert.IsType<StageOutcome.Completed>(await ArchiveAsync(store, Any));

        Assert.Empty(await store.ListAsync("reports", "tuning/old-0123/shards/", Keeper.Cancel));
        Assert.False(await store.ExistsAsync(AssetCatalog.Tuning("old-0123", "manifest.json"), Keeper.Cancel));
        Assert.True(await new ArchivedAssetStore(store).ExistsAsync(AssetCatalog.Tuning("old-0123", "manifest.json"), Keeper.Cancel));
        Assert.True(await store.ExistsAsync(AssetCatalog.Tuning("unknown-0123", "manifest.json"), Keeper.Cancel));

        static byte[] PlanTo(string to) => System.Text.Encoding.UTF8.GetBytes($$"""
            {"id":"old-0123","strategy":"quick","from":"2018-01-02","to":"{{to}}","capital":1000000,"parameters":{},"dimensions":[],"search":"grid","trials":1,"seed":0,
             "objective":"sharpe","constraints":[],"folds":{},"vintage":"","fingerprint":"","codeVersion":""}
            """);
    }

    private static async Task BacktestAsync(InMemoryAssetStore store, string id, string? ranOn)
    {
        await MadeUpReports.PublishAsync(store, $"backtests/{id}/");
        await store.WriteAsync(AssetCatalog.Backtest(id, "request.json"), """{"strategy":"quick","to":"2020-01-31"}"""u8.ToArray(), Keeper.Cancel);
        if (ranOn is not null)
        {
            var keeper = new Keeper(store, time: At(ranOn));
            var ledger = new RunLedger(store, keeper.Time, keeper.Identity);
            await ledger.EndAsync(await ledger.BeginAsync(new RunKey(StageName.Backtest, new DateOnly(2020, 1, 31)), id, Keeper.Cancel), RunState.Completed, "done", error: null);
        }
    }

    private static FakeTimeProvider At(string now) => new(new DateTimeOffset(DateTime.Parse(now, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(9)));

    private async Task<InMemoryAssetStore> StoreAsync()
    {
        var store = market.Stored();
        foreach (var day in new[] { September.AddDays(-1), September, new DateOnly(2026, 9, 27), new DateOnly(2026, 9, 28), new DateOnly(2026, 10, 28) })
        {
            await MadeUpReports.DailyAsync(store, day);
        }

        return store;
    }

    private static ArchivePlanner Planner(Ports.IAssetStore store, ArchiveSettings settings, Keeper keeper) =>
        new(keeper.Items, new LiveAssets(store), new MarketStore(store, Domain.Calendar.TradingCalendar.Krx()), new RunLedger(store, keeper.Time, keeper.Identity), settings, keeper.Time);

    private static async Task<ArchivePlan> PlanAsync(InMemoryAssetStore store, ArchiveSettings settings) =>
        (await Planner(store, settings, new Keeper(store)).MakeAsync(Keeper.Cancel))!;

    private static async Task<StageOutcome> ArchiveAsync(Ports.IAssetStore store, ArchiveSettings settings, string now = "2026-10-30T20:00", int process = 1)
    {
        var keeper = new Keeper(store, process: process, time: At(now));
        return await new ArchiveStage(Planner(store, settings, keeper), new LiveAssets(store), keeper.Identity, keeper.Time).RunAsync(keeper.Run(StageName.Archive), Keeper.Cancel);
    }

    private static SortedDictionary<string, string> Reports(InMemoryAssetStore store) =>
        new(store.Products().Where(asset => asset.Key.StartsWith("reports/", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);

    private static async Task<SortedDictionary<string, string>> SeenAsync(InMemoryAssetStore store)
    {
        var seen = new ArchivedAssetStore(store);
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in await seen.ListAsync("reports", "", Keeper.Cancel))
        {
            hashes[path.ToString()] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData((await seen.ReadAsync(path, Keeper.Cancel))!));
        }

        return hashes;
    }

    private static IEnumerable<string> Live(InMemoryAssetStore store) =>
        store.All.Keys.Where(path => path.Container == "reports" && path.Path.EndsWith("/manifest.json", StringComparison.Ordinal)).Select(path => path.Path[..^"manifest.json".Length]).Order(StringComparer.Ordinal);
}

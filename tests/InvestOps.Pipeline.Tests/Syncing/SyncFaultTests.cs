using System.Text;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Syncing;
using InvestOps.Pipeline.Tests.Keeping;
using InvestOps.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Syncing;

public sealed class SyncFaultTests
{
    private static readonly DateOnly Monday = new(2026, 10, 26);

    [Fact]
    public async Task Whichever_operation_it_is_cut_at_the_next_run_leaves_the_same_mirror()
    {
        var store = await StoreAsync(reports: 2);
        var whole = new InMemoryAssetStore();
        var counting = new FaultyAssetStore(whole, int.MaxValue);
        await new Keeper(new InMemoryAssetStore(store), counting).SyncAsync();
        Assert.True(counting.Operations > 20);

        for (var cut = 1; cut <= counting.Operations; cut++)
        {
            var (source, mirror) = (new InMemoryAssetStore(store), new InMemoryAssetStore());
            await Assert.ThrowsAsync<SimulatedCrashException>(() => new Keeper(source, new FaultyAssetStore(mirror, cut)).SyncAsync());
            await RequireFinishedOnlyAsync(mirror);

            await new Keeper(source, mirror, process: 2).SyncAsync();

            Assert.Equal(Copies(whole), Copies(mirror));
        }
    }

    [Fact]
    public async Task A_disk_that_is_full_at_any_write_loses_nothing_and_the_next_run_goes_on()
    {
        var store = await StoreAsync(reports: 1);
        var whole = new InMemoryAssetStore();
        await new Keeper(new InMemoryAssetStore(store), whole).SyncAsync();

        for (var full = 1; full <= 5; full++)
        {
            var (source, mirror) = (new InMemoryAssetStore(store), new InMemoryAssetStore());
            await Assert.ThrowsAsync<IOException>(() => new Keeper(source, new FaultyAssetStore(mirror, full, new IOException("No space left on device"), writesOnly: true)).SyncAsync());
            await RequireFinishedOnlyAsync(mirror);

            await new Keeper(source, mirror, process: 2).SyncAsync();

            Assert.Equal(Copies(whole), Copies(mirror));
        }
    }

    [Fact]
    public async Task What_has_not_changed_is_not_read()
    {
        var (store, mirror) = (await StoreAsync(reports: 3), new InMemoryAssetStore());
        await new Keeper(store, mirror).SyncAsync();
        await MadeUpReports.DailyAsync(store, Monday, "changed");
        var keeper = new Keeper(store, mirror);

        await keeper.SyncAsync();

        Assert.Equal(3, keeper.Items.Reads); // the manifest and two files of the changed report
    }

    [Fact]
    public async Task A_lost_state_copies_nothing_twice()
    {
        var (store, mirror) = (await StoreAsync(reports: 3), new InMemoryAssetStore());
        await new Keeper(store, mirror).SyncAsync();
        await mirror.DeleteAsync(new AssetPath("sync", "mirrored.json"), Keeper.Cancel);

        Assert.IsType<StageOutcome.AlreadyDone>(await new Keeper(store, mirror).SyncAsync());
    }

    [Fact]
    public async Task A_source_that_is_lost_takes_nothing_from_the_mirror()
    {
        var (store, mirror) = (await StoreAsync(reports: 2), new InMemoryAssetStore());
        await new Keeper(store, mirror).SyncAsync();
        var before = Copies(mirror);

        await new Keeper(new InMemoryAssetStore(), mirror).SyncAsync();

        Assert.Equal(before, Copies(mirror));
    }

    [Fact]
    public async Task A_file_that_a_newer_manifest_does_not_name_goes()
    {
        var (store, mirror) = (await StoreAsync(reports: 1), new InMemoryAssetStore());
        await new Keeper(store, mirror).SyncAsync();
        var manifest = AssetCatalog.DailyReportManifest(Some.SessionOn("2026-10-26"));
        await AssetManifest.PublishAsync(store, manifest, [(new AssetPath("reports", "daily/2026-10-26/report.md"), "only"u8.ToArray())], "test", new Dictionary<string, string>(StringComparer.Ordinal), Keeper.Cancel);

        await new Keeper(store, mirror).SyncAsync();

        Assert.Equal(["reports/daily/2026-10-26/manifest.json", "reports/daily/2026-10-26/report.md"], Copies(mirror).Keys);
    }

    [Fact]
    public async Task Names_that_no_file_system_can_hold_are_spelt_anew_and_listed()
    {
        var (store, mirror) = (new InMemoryAssetStore(), new InMemoryAssetStore());
        var keeper = new Keeper(store, mirror);
        foreach (var folder in new[] { "backtests/../../up/", "backtests/con/", "backtests/Twin/", "backtests/twin/", "backtests/보고 서/" })
        {
            var content = Encoding.UTF8.GetBytes(folder);
            keeper.Items.Foreign[("reports", folder + "a:b.html")] = content;
            keeper.Items.Foreign[("reports", folder + "manifest.json")] = AssetJson.Write(new AssetManifest { CodeVersion = "x", Inputs = new Dictionary<string, string>(StringComparer.Ordinal), Files = new Dictionary<string, string>(StringComparer.Ordinal) { ["a:b.html"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)) } });
        }

        var outcome = await keeper.SyncAsync();

        Assert.Equal("files copied: 10, names spelt anew: 5", outcome.Details);
        var state = await MirrorState.ReadAsync(mirror, Keeper.Cancel);
        Assert.Equal(["backtests/../../up/", "backtests/Twin/", "backtests/con/", "backtests/twin/", "backtests/보고 서/"], state.Renamed.Values.Select(name => name["reports/".Length..]).Order(StringComparer.Ordinal));
        Assert.Equal(10, Copies(mirror).Count);
    }

    [Fact]
    public async Task Another_run_is_waited_for_by_name()
    {
        var (store, mirror) = (await StoreAsync(reports: 1), new InMemoryAssetStore());
        var keeper = new Keeper(store, mirror);
        await using var held = (await keeper.TakeAsync("sync")).Taken;

        Assert.Equal("sync is running: process 1 on nas, since 2026-10-30 20:00:00", Assert.IsType<StageOutcome.NotReady>(await keeper.SyncAsync()).Details);
    }

    [Fact]
    public async Task However_slow_the_line_is_no_other_machine_begins_meanwhile()
    {
        var (store, mirror) = (await StoreAsync(reports: 12), new InMemoryAssetStore());
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 10, 30, 20, 0, 0, TimeSpan.FromHours(9)));
        var pc = new RunIdentity { CodeVersion = "test", ProcessId = 7, ProcessStartedAt = 1, Machine = "pc", IsAlive = (_, _) => true };
        var others = new List<string>();
        var keeper = new Keeper(store, mirror, time: time);
        keeper.Items.BeforeRead = async () =>
        {
            if ((await mirror.ListAsync(AssetCatalog.Locks, "sync-", Keeper.Cancel)).Count > 0)
            {
                time.Advance(TimeSpan.FromMinutes(5));
                others.Add((await WorkLock.TryTakeAsync(mirror, "sync", pc, time, Keeper.Cancel)).Holder ?? "nobody");
            }
        };

        Assert.IsType<StageOutcome.Completed>(await keeper.SyncAsync());

        Assert.True(time.GetUtcNow() - new DateTimeOffset(2026, 10, 30, 11, 0, 0, TimeSpan.Zero) > 3 * WorkLock.LongestSilence, "The copy was not slow.");
        Assert.NotEmpty(others);
        Assert.All(others, holder => Assert.StartsWith("sync is running: process 1 on nas", holder, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_check_finds_what_was_damaged_and_the_next_run_mends_it()
    {
        var (store, mirror) = (await StoreAsync(reports: 2), new InMemoryAssetStore());
        await new Keeper(store, mirror).SyncAsync();
        var damaged = new AssetPath("reports", "daily/2026-10-26/report.md");
        await mirror.WriteAsync(damaged, "rotten"u8.ToArray(), Keeper.Cancel);

        var (products, _, lines) = await CheckAsync(mirror);
        Assert.Equal(2, products);
        Assert.Equal($"memory:{damaged} is not what was copied (SHA-256 differs)", Assert.Single(lines));

        Assert.Equal("files copied: 2", (await new Keeper(store, mirror).SyncAsync()).Details);
        Assert.Empty((await CheckAsync(mirror)).Damaged);
    }

    private static Task<(int Products, long Bytes, IReadOnlyList<string> Damaged)> CheckAsync(InMemoryAssetStore mirror) =>
        new MirrorCheck(new MirrorFolder(mirror), TimeProvider.System, NullLogger<MirrorCheck>.Instance).RunAsync(progress: null, Keeper.Cancel);

    private static async Task<InMemoryAssetStore> StoreAsync(int reports)
    {
        var store = new InMemoryAssetStore();
        for (var day = 0; day < reports; day++)
        {
            await MadeUpReports.DailyAsync(store, Monday.AddDays(day));
        }

        return store;
    }

    private static SortedDictionary<string, string> Copies(InMemoryAssetStore mirror) =>
        new(mirror.Products().Where(asset => asset.Key.StartsWith("reports/", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);

    // Whatever has a manifest is whole.
    private static async Task RequireFinishedOnlyAsync(InMemoryAssetStore mirror)
    {
        foreach (var manifest in mirror.All.Keys.Where(path => path.Path.EndsWith("/manifest.json", StringComparison.Ordinal)))
        {
            Assert.True(await AssetManifest.IsCurrentAsync(mirror, manifest, new Dictionary<string, string>(StringComparer.Ordinal), Keeper.Cancel));
        }
    }
}

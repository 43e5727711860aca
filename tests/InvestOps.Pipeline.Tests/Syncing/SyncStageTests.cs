using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Syncing;
using InvestOps.Pipeline.Tests.Day;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Syncing;

public sealed class SyncStageTests(SmallMarket market)
{
    [Fact]
    public async Task Every_finished_report_is_mirrored_byte_for_byte_and_a_second_run_finds_it_done()
    {
        await using var operation = await OperationAsync();

        var outcome = await SyncAsync(operation);

        Assert.Equal("files copied: 11", Assert.IsType<StageOutcome.Completed>(outcome).Details);
        var finished = operation.Store.Products().Where(asset => asset.Key.StartsWith("reports/daily/", StringComparison.Ordinal) || asset.Key.StartsWith("reports/backtests/", StringComparison.Ordinal));
        Assert.Equal(finished, operation.Mirrored);
        var before = operation.Store.Everything();

        Assert.IsType<StageOutcome.AlreadyDone>(await SyncAsync(operation));
        Assert.Equal(before, operation.Store.Everything());
    }

    [Fact]
    public async Task A_product_without_its_manifest_is_not_finished_and_is_left_alone()
    {
        await using var operation = await OperationAsync();
        await operation.Store.DeleteAsync(AssetCatalog.DailyReportManifest(SmallMarket.Thursday), SmallOperation.Cancel);

        await SyncAsync(operation);

        Assert.NotEmpty(operation.Mirrored);
        Assert.All(operation.Mirrored.Keys, path => Assert.StartsWith("reports/backtests/", path, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_no_manifest_names_is_not_copied()
    {
        await using var operation = await OperationAsync();
        await operation.Store.WriteAsync(AssetCatalog.DailyReport(SmallMarket.Thursday, "bak"), "mine"u8.ToArray(), SmallOperation.Cancel);

        await SyncAsync(operation);

        Assert.DoesNotContain(operation.Mirror.All.Keys, path => path.Path.EndsWith(".bak", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tuning_is_mirrored_like_a_backtest_without_what_it_was_made_from()
    {
        await using var operation = await OperationAsync();
        await MadeUpReports.PublishAsync(operation.Store, "tuning/quick-0123/");
        await operation.Store.WriteAsync(AssetCatalog.TuningShard("quick-0123", 0, 0), "trials"u8.ToArray(), SmallOperation.Cancel);

        await SyncAsync(operation);

        Assert.Equal(
            ["manifest.json", "report.html", "report.md"],
            operation.Mirrored.Keys.Where(path => path.StartsWith("reports/tuning/", StringComparison.Ordinal)).Select(path => path["reports/tuning/quick-0123/".Length..]));
    }

    [Fact]
    public async Task A_damaged_file_is_refused_by_name_and_not_copied()
    {
        await using var operation = await OperationAsync();
        var damaged = AssetCatalog.DailyReport(SmallMarket.Thursday, "md");
        await operation.Store.WriteAsync(damaged, "changed by hand"u8.ToArray(), SmallOperation.Cancel);

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => SyncAsync(operation));

        Assert.Equal($"memory:{damaged} is not what its manifest says (SHA-256 differs); it was not copied. Remove the folder and run the stage again.", error.Message);
        Assert.False(operation.Mirror.All.ContainsKey(damaged));
        Assert.False(operation.Mirror.All.ContainsKey(AssetCatalog.DailyReportManifest(SmallMarket.Thursday)));
    }

    [Fact]
    public async Task One_bad_report_keeps_no_other_from_its_copy_and_each_is_named()
    {
        await using var operation = await OperationAsync();
        var broken = new AssetPath("reports", "backtests/a-broken/manifest.json");
        var escaping = new AssetPath("reports", "backtests/b-escaping/manifest.json");
        await operation.Store.WriteAsync(broken, "{ half"u8.ToArray(), SmallOperation.Cancel);
        await operation.Store.WriteAsync(escaping, """{"schema":1,"codeVersion":"x","inputs":{},"files":{"../up":"00"}}"""u8.ToArray(), SmallOperation.Cancel);

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => SyncAsync(operation));

        Assert.Contains($"memory:{broken} cannot be read", error.Message, StringComparison.Ordinal);
        Assert.Contains($"memory:{escaping} names ../up, which is not there.", error.Message, StringComparison.Ordinal);
        Assert.Equal(11, operation.Mirrored.Count);
        Assert.True(operation.Mirror.All.ContainsKey(AssetCatalog.DailyReportManifest(SmallMarket.Thursday)));
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        await using var operation = await OperationAsync();
        await operation.Store.DeleteAsync(AssetCatalog.DailyReport(SmallMarket.Thursday, "md"), SmallOperation.Cancel);

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => SyncAsync(operation));

        Assert.Contains("names report.md, which is not there", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_that_was_made_anew_takes_the_place_of_the_mirrored_one()
    {
        await using var operation = await OperationAsync();
        await SyncAsync(operation);
        await operation.Store.DeleteAsync(AssetCatalog.DailyReportManifest(SmallMarket.Thursday), SmallOperation.Cancel);
        var manifest = AssetCatalog.DailyReportManifest(SmallMarket.Thursday);
        await AssetManifest.PublishAsync(operation.Store, manifest, [(AssetCatalog.DailyReport(SmallMarket.Thursday, "md"), "new"u8.ToArray())], "later", new Dictionary<string, string>(StringComparer.Ordinal), SmallOperation.Cancel);

        await SyncAsync(operation);

        Assert.Equal("new"u8.ToArray(), operation.Mirror.All[AssetCatalog.DailyReport(SmallMarket.Thursday, "md")]);
    }

    private static async Task<StageOutcome> SyncAsync(SmallOperation operation)
    {
        var key = new RunKey(StageName.Sync, SmallMarket.Thursday.Date);
        var report = await operation.Get<StageRunner>().RunAsync(key, (run, token) => operation.Get<SyncStage>().RunAsync(SmallMarket.Thursday, run, token), SmallOperation.Cancel);
        return report.Outcome;
    }

    private async Task<SmallOperation> OperationAsync()
    {
        var operation = new SmallOperation(market);
        await operation.DayAsync(SmallMarket.Thursday);
        await operation.BacktestsAsync();
        return operation;
    }
}

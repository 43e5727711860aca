using InvestOps.Adapters.AzureStorage;
using InvestOps.Adapters.Slack;
using InvestOps.Functions.Diagnosis;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Diagnosis;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Secrets;
using InvestOps.Pipeline.Watching;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Functions.Tests.Diagnosis;

public sealed class CheckTests(YearOfMarket market) : IDisposable
{
    private readonly TestConfigs _configs = new(market.Market.HoldCore[0].Symbol.Code);

    [Fact]
    public async Task A_folder_that_cannot_be_used_is_named_with_the_command_that_mends_it()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "reports"));
        var pending = Path.Combine(folder.Path, "reports", "pending");
        await File.WriteAllTextAsync(pending, "no folder", App.Cancel);

        var finding = Assert.Single(await new FoldersCheck(new InvestOpsSettings { Root = folder.Path }).ExamineAsync(online: false, App.Cancel));

        Assert.Equal(FindingState.Wrong, finding.State);
        Assert.Equal($"{pending} is a file, and a folder is needed there.", finding.Text);
        File.Delete(pending);
        Assert.Equal(FindingState.Ok, Assert.Single(await new FoldersCheck(new InvestOpsSettings { Root = folder.Path }).ExamineAsync(online: false, App.Cancel)).State);
        Assert.Equal([Path.Combine(folder.Path, "reports")], Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task Every_mistake_in_every_configuration_file_is_a_line_with_its_place()
    {
        using var configs = new TestConfigs("000010");
        configs.Write("watch.yaml", "schema: 1\nqueue_minutes: soon\n");
        configs.Write("strategies/unused.yaml", "schema: 2\n");

        var findings = await new ConfigurationCheck(configs.Path).ExamineAsync(online: false, App.Cancel);

        Assert.All(findings, finding => Assert.Equal(FindingState.Wrong, finding.State));
        Assert.Contains(findings, finding => finding.Text.Contains("watch.yaml:2", StringComparison.Ordinal) && finding.Text.Contains("queue_minutes is 'soon'", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Text.Contains("unused.yaml", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, "Azurite-Blob/3.37.0", 0.5, FindingState.Ok)]
    [InlineData(true, "Azurite-Blob/3.34.0", 0, FindingState.Wrong)]
    [InlineData(true, null, 180, FindingState.Note)]
    [InlineData(true, null, -1000, FindingState.Wrong)]
    [InlineData(false, null, 0, FindingState.Wrong)]
    public async Task The_storage_is_judged_by_its_answer_its_version_and_its_clock(bool reachable, string? version, double ahead, FindingState expected)
    {
        await using var operation = Operation();
        operation.Probe.Health = new StorageHealth { Place = "storage", IsReachable = reachable, Error = reachable ? null : "no answer", Version = version, ClockAhead = TimeSpan.FromSeconds(ahead) };

        var finding = Assert.Single(await operation.Get<Doctor>().FindingsOfAsync("storage"));

        Assert.Equal(expected, finding.State);
    }

    [Fact]
    public async Task A_storage_that_lost_its_mark_is_wrong_until_a_person_adopts_it()
    {
        var (store, own) = (new InMemoryAssetStore(), new InMemoryAssetStore());
        await using var operation = Operation(store);
        var canary = new StorageCanary(store, new Pipeline.Backtesting.OwnBook(own), operation.Get<Pipeline.Runs.RunIdentity>(), operation.Time);
        Assert.Equal(CanaryState.New, await canary.PlantAsync(App.Cancel));
        Assert.Equal(CanaryState.Known, await canary.PlantAsync(App.Cancel));
        var check = new StorageCheck(operation.Probe, canary, operation.Get<HealthRules>());

        await store.DeleteAsync(AssetCatalog.Canary, App.Cancel);
        Assert.Equal(CanaryState.Missing, await canary.PlantAsync(App.Cancel));
        var lost = Assert.Single(await check.ExamineAsync(online: false, App.Cancel));
        var reset = await Assert.ThrowsAsync<UnknownStorageException>(() => canary.RequireKnownAsync(App.Cancel));
        await store.WriteAsync(AssetCatalog.Canary, AssetJson.Write(new CanaryMark("other", operation.Time.GetUtcNow(), "elsewhere")), App.Cancel);
        Assert.Equal(CanaryState.Foreign, await canary.CheckAsync(App.Cancel));
        var exchanged = await Assert.ThrowsAsync<UnknownStorageException>(() => canary.RequireKnownAsync(App.Cancel));
        await canary.AdoptAsync(App.Cancel);

        await canary.RequireKnownAsync(App.Cancel);
        Assert.StartsWith("The storage was reset: ", reset.Message, StringComparison.Ordinal);
        Assert.StartsWith("The storage was exchanged: ", exchanged.Message, StringComparison.Ordinal);
        Assert.Equal((FindingState.Wrong, true), (lost.State, lost.Mend!.Contains("--adopt-storage", StringComparison.Ordinal)));
        Assert.Equal(FindingState.Ok, Assert.Single(await check.ExamineAsync(online: false, App.Cancel)).State);
    }

    [Fact]
    public async Task A_damaged_file_of_the_market_is_found()
    {
        var store = market.Stored();
        await using var operation = Operation(store);
        Assert.Equal(FindingState.Ok, Assert.Single(await operation.Get<Doctor>().FindingsOfAsync("market data")).State);

        var file = store.All.Keys.First(path => path.Path.StartsWith("bars/", StringComparison.Ordinal));
        await store.WriteAsync(file, store.All[file].AsMemory(0, 100), App.Cancel);

        Assert.Equal(FindingState.Wrong, Assert.Single(await operation.Get<Doctor>().FindingsOfAsync("market data")).State);
    }

    [Fact]
    public async Task A_run_from_the_future_is_a_clock_that_was_wrong()
    {
        await using var operation = Operation(market.Stored());
        await operation.RunDayAsync(Some.SessionOn("2026-10-28"), App.Cancel);
        Assert.Equal(FindingState.Ok, Assert.Single(await operation.Get<Doctor>().FindingsOfAsync("clock")).State);

        operation.Time.AdjustTime(operation.Time.GetUtcNow().AddDays(-1));

        Assert.Equal(FindingState.Wrong, Assert.Single(await operation.Get<Doctor>().FindingsOfAsync("clock")).State);
    }

    [Theory]
    [InlineData(null, null, FindingState.Note)]
    [InlineData("C0123456789", null, FindingState.Wrong)]
    [InlineData(null, "xoxb-canary", FindingState.Wrong)]
    [InlineData("C0123456789", "canary", FindingState.Wrong)]
    [InlineData("C0123456789", "xoxb-canary", FindingState.Ok)]
    public async Task Slack_needs_a_channel_and_a_bots_token_and_the_token_is_not_shown(string? channel, string? token, FindingState expected)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "notify.yaml"), channel is null ? "schema: 1\n" : $"schema: 1\nslack_channel: {channel}\n", App.Cancel);

        var finding = Assert.Single(await new SlackCheck(folder.Path, new LiveSecrets(Path.Combine(folder.Path, ".env"), name => name == SlackSettings.TokenSetting ? token : null)).ExamineAsync(online: false, App.Cancel));

        Assert.Equal(expected, finding.State);
        Assert.DoesNotContain("canary", finding.Text + finding.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_zone_of_the_process_matters_to_one_host_only_and_the_zone_data_to_all()
    {
        Assert.Equal(FindingState.Note, Assert.Single(await new TimeZoneCheck(TimeZoneInfo.Utc).ExamineAsync(online: false, App.Cancel)).State);
        Assert.Equal(FindingState.Ok, Assert.Single(await new TimeZoneCheck(TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul")).ExamineAsync(online: false, App.Cancel)).State);
    }

    [Theory]
    [InlineData(0, FindingState.Ok)]
    [InlineData(long.MaxValue, FindingState.Wrong)]
    public async Task Too_little_room_below_the_root_or_for_temporary_files_is_wrong(long wanted, FindingState expected)
    {
        using var folder = new TemporaryFolder();

        var findings = await new DiskCheck(new WatchedHost("nas", Path.Combine(folder.Path, "not", "there", "yet")), new Pipeline.Configuration.WatchPlan { FreeBytes = wanted }).ExamineAsync(online: false, App.Cancel);

        Assert.Equal([expected, expected], findings.Select(finding => finding.State));
    }

    [Fact]
    public async Task An_account_of_its_own_is_not_the_well_known_one()
    {
        var own = new StorageAccount($"DefaultEndpointsProtocol=http;AccountName=mine;AccountKey={Convert.ToBase64String(new byte[64])};BlobEndpoint=http://127.0.0.1:1/mine;QueueEndpoint=http://127.0.0.1:1/mine");

        Assert.Equal(FindingState.Ok, Assert.Single(await new EmulatorExposureCheck(own).ExamineAsync(online: false, App.Cancel)).State);
        Assert.Equal(FindingState.Ok, Assert.Single(await new EmulatorExposureCheck(storage: null).ExamineAsync(online: false, App.Cancel)).State);
    }

    [Fact]
    public async Task A_check_that_cannot_be_made_is_a_finding_and_the_others_are_made()
    {
        await using var operation = Operation();
        var doctor = new Doctor([new DeferredCheck("broken", () => throw new IOException("no disk")), new ConfigurationCheck("nowhere")], operation.Get<Pipeline.Runs.RunIdentity>(), operation.Time);

        var report = await doctor.ExamineAsync(online: false, App.Cancel);

        Assert.Equal(2, report.Wrong);
        Assert.Equal("This could not be checked: no disk", report.Findings[0].Text);
    }

    public void Dispose() => _configs.Dispose();

    private TestOperation Operation(IAssetStore? store = null)
    {
        _configs.Write("watch.yaml", """
            schema: 1
            deadlines: { ingest: "09:30", scan: "09:45", report: "10:00", request_backtest: "10:15" }
            catch_up: { ingest: every_date }
            silence_minutes: { nas: 15, pc: 15, all: 15 }
            queue_minutes: 30
            free_gigabytes: 0
            clock_seconds: 120

            """);
        return new TestOperation(_configs.Path, store ?? new InMemoryAssetStore(), market.Market);
    }
}

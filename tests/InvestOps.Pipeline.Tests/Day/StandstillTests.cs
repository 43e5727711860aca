using InvestOps.Adapters.Sample;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.Runs;
using InvestOps.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Day;

/// <summary>Machines that slept, clocks that jumped, and what the next ticks make of it.</summary>
public sealed class StandstillTests(SmallMarket market)
{
    private static readonly StageName[] Timers = [StageName.Ingest, StageName.Scan, StageName.Report, StageName.RequestBacktest];

    [Fact]
    public async Task A_machine_that_slept_over_three_sessions_makes_each_good_once_and_in_order()
    {
        using var configs = market.Configs();
        await using var awake = Operation(configs, "2026-10-27T20:00:00");
        await using var asleep = Operation(configs, "2026-10-27T20:00:00");
        await TickAsync(asleep);
        foreach (var evening in new[] { "2026-10-27", "2026-10-28", "2026-10-29", "2026-10-30" })
        {
            awake.Time.AdjustTime(Korea(evening + "T20:00:00"));
            await TickAsync(awake);
        }

        asleep.Time.AdjustTime(Korea("2026-10-30T20:00:00"));
        var ingested = await asleep.Get<CatchUp>().RunAsync(StageName.Ingest, SmallOperation.Cancel);
        await TickAsync(asleep);
        await TickAsync(asleep);

        Assert.Equal(["2026-10-29", "2026-10-30"], ingested.Select(report => report.Key.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(Store(awake).Products(), Store(asleep).Products());
        Assert.Single(await asleep.Get<RunLedger>().ListAsync(new RunKey(StageName.Report, SmallMarket.Thursday.Date), SmallOperation.Cancel));
    }

    [Fact]
    public async Task A_stage_of_the_latest_only_leaves_the_sessions_before_as_they_are()
    {
        using var configs = market.Configs();
        configs.Write("watch.yaml", """
            schema: 1
            deadlines: { ingest: "09:30", scan: "09:45", report: "10:00", request_backtest: "10:15" }
            catch_up: { report: latest_only }
            silence_minutes: { nas: 15, pc: ignore, all: 15 }
            queue_minutes: 30
            free_gigabytes: 0
            clock_seconds: 120

            """);
        await using var operation = Operation(configs, "2026-10-28T20:00:00");
        await TickAsync(operation);
        operation.Time.AdjustTime(Korea("2026-10-30T20:00:00"));

        await TickAsync(operation);
        await TickAsync(operation);

        var store = Store(operation);
        Assert.Contains(AssetCatalog.DailyReportManifest(SmallMarket.Friday), store.All.Keys);
        Assert.DoesNotContain(AssetCatalog.DailyReportManifest(SmallMarket.Thursday), store.All.Keys);
        Assert.Contains(AssetCatalog.SignalsManifest(SmallMarket.Thursday), store.All.Keys);
    }

    [Theory]
    [InlineData("2026-10-31T20:00:00")]
    [InlineData("2027-06-01T20:00:00")]
    [InlineData("2026-10-29T03:00:00")]
    [InlineData("2026-10-01T20:00:00")]
    public async Task A_clock_that_jumps_makes_no_session_that_was_not_published_and_none_twice(string there)
    {
        using var configs = market.Configs();
        await using var operation = Operation(configs, "2026-10-30T20:00:00");
        await TickAsync(operation);
        var before = Store(operation).Products();

        operation.Time.AdjustTime(Korea(there));
        await TickAsync(operation);
        operation.Time.AdjustTime(Korea("2026-10-30T20:30:00"));
        await TickAsync(operation);

        Assert.Equal(before, Store(operation).Products());
    }

    private static async Task TickAsync(TestOperation operation)
    {
        foreach (var stage in Timers)
        {
            await operation.Get<CatchUp>().RunAsync(stage, SmallOperation.Cancel);
        }
    }

    private static DateTimeOffset Korea(string text) => DateTimeOffset.Parse(text + "+09:00", System.Globalization.CultureInfo.InvariantCulture).ToUniversalTime();

    private static InMemoryAssetStore Store(TestOperation operation) => (InMemoryAssetStore)operation.Get<InvestOps.Pipeline.Archiving.LiveAssets>().Store;

    // A clock that may go back, which FakeTimeProvider allows only when it is told.
    private TestOperation Operation(TestConfigs configs, string now)
    {
        var time = new FakeTimeProvider(Korea("2026-01-01T00:00:00"));
        time.SetUtcNow(Korea(now));
        return new TestOperation(configs.Path, market.Stored(), new SampleFeed(market.Source, time), time: time);
    }
}

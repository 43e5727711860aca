using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Assets;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Functions.Tests.Triggers;

public sealed class TimerFunctionTests(YearOfMarket market)
{
    private static readonly string[] Timers = ["Ingest", "Scan", "Report", "RequestBacktest", "Sync"];

    private static TradingDate Thursday => Some.SessionOn("2026-10-29");

    private static TradingDate Friday => Some.SessionOn("2026-10-30");

    [Fact]
    public async Task A_tick_before_the_source_has_published_changes_nothing_and_is_no_failure()
    {
        await using var app = await App.StartAsync(market, "2026-10-29T17:59:59");
        var before = app.Memory.Everything();

        Assert.Equal("succeeded", await app.TickAsync("Ingest"));

        Assert.Equal(before, app.Memory.Everything());
        Assert.Contains(app.Operation.Log.Lines, line => line.Text.StartsWith("INGEST rc=0 details=2026-10-29 NotReady", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_day_goes_from_ingest_to_the_mirror_of_its_reports()
    {
        await using var app = await App.StartAsync(market, "2026-10-29T18:10:00");

        Assert.Equal("succeeded", await app.TickAsync("Ingest"));
        Assert.Equal("2026-10-29", (await app.GetAsync("/api/status")).Text("newestSession"));

        Assert.Equal("succeeded", await app.TickAsync("Scan"));
        Assert.Contains(AssetCatalog.SignalsManifest(Thursday), app.Memory.All.Keys);

        Assert.Equal("succeeded", await app.TickAsync("Report"));
        Assert.Contains(AssetCatalog.DailyReportManifest(Thursday), app.Memory.All.Keys);

        Assert.Equal("succeeded", await app.TickAsync("RequestBacktest"));
        var (id, report, reason) = Assert.Single(await app.Operation.RunBacktestsAsync(App.Cancel));
        Assert.Null(reason);
        Assert.NotNull(report);
        Assert.Equal("completed", (await app.GetAsync($"/api/backtests/{id}")).Text("state"));

        Assert.Equal("succeeded", await app.TickAsync("Sync"));
        foreach (var path in new[] { AssetCatalog.DailyReport(Thursday, "html"), AssetCatalog.Backtest(id, "tearsheet.html") })
        {
            Assert.Equal(app.Memory.All[path], app.Operation.Mirror.All[path]);
        }

        Assert.All((await app.GetAsync("/api/status")).Json.GetProperty("stages").EnumerateArray(), stage => Assert.Equal(0, stage.GetProperty("due").GetArrayLength()));
    }

    [Fact]
    public async Task A_tick_too_many_changes_nothing()
    {
        await using var app = await App.StartAsync(market, "2026-10-29T18:10:00");
        await TickAllAsync(app);
        await app.Operation.RunBacktestsAsync(App.Cancel);
        await TickAllAsync(app);
        var (before, mirrored) = (app.Memory.Everything(), app.Operation.Mirror.Everything());

        await TickAllAsync(app);

        Assert.Equal(before, app.Memory.Everything());
        Assert.Equal(mirrored, app.Operation.Mirror.Everything());
        Assert.Equal(0, app.Operation.Queue.Waiting);
        foreach (var stage in new[] { "INGEST", "SCAN", "REPORT", "REQUEST_BACKTEST" })
        {
            Assert.Contains(app.Operation.Log.Lines, line => line.Text.StartsWith($"{stage} rc=0 details=2026-10-29 AlreadyDone", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Missed_days_are_caught_up_by_one_tick_of_each_timer()
    {
        await using var app = await App.StartAsync(market, "2026-10-28T20:00:00");
        await TickAllAsync(app);
        app.Operation.Time.SetUtcNow(App.KoreanTime("2026-10-31T09:00:00"));

        await TickAllAsync(app);

        foreach (var missed in new[] { Thursday, Friday })
        {
            Assert.Contains(AssetCatalog.SignalsManifest(missed), app.Memory.All.Keys);
            Assert.Contains(AssetCatalog.DailyReportManifest(missed), app.Memory.All.Keys);
            Assert.Contains(AssetCatalog.BacktestRequests(missed), app.Memory.All.Keys);
        }
    }

    [Fact]
    public async Task A_request_that_waits_for_its_worker_is_queued_once_however_often_the_timer_ticks()
    {
        await using var app = await App.StartAsync(market);
        app.Operation.Queue.SeesRepeats = false;

        for (var tick = 0; tick < 3; tick++)
        {
            Assert.Equal("succeeded", await app.TickAsync("RequestBacktest"));
        }

        Assert.Equal(1, app.Operation.Queue.Waiting);
        app.Operation.Queue.LoseEverything();
        Assert.Equal("succeeded", await app.TickAsync("RequestBacktest"));
        Assert.Equal(1, app.Operation.Queue.Waiting);
    }

    [Fact]
    public async Task A_request_that_the_queue_lost_is_queued_again_by_the_next_tick()
    {
        await using var app = await App.StartAsync(market);
        await app.TickAsync("RequestBacktest");
        await app.Operation.RunBacktestsAsync(App.Cancel);
        await app.PostAsync("/api/backtest?strategy=calm&from=2026-09-01");
        app.Operation.Queue.LoseEverything();

        Assert.Equal("succeeded", await app.TickAsync("RequestBacktest"));

        var (id, _, reason) = Assert.Single(await app.Operation.RunBacktestsAsync(App.Cancel));
        Assert.StartsWith("calm-", id, StringComparison.Ordinal);
        Assert.Null(reason);
    }

    [Fact]
    public async Task A_tick_without_storage_fails_and_the_next_one_makes_it_good()
    {
        await using var app = await App.StartAsync(market, "2026-10-29T18:10:00");
        app.Store.Failure = new IOException("no route");
        Assert.Equal("failed", await app.TickAsync("Ingest"));

        app.Store.Failure = null;
        Assert.Equal("succeeded", await app.TickAsync("Ingest"));
        Assert.Equal("2026-10-29", (await app.GetAsync("/api/status")).Text("newestSession"));
    }

    private static async Task TickAllAsync(App app)
    {
        foreach (var timer in Timers)
        {
            Assert.Equal("succeeded", await app.TickAsync(timer));
        }
    }
}

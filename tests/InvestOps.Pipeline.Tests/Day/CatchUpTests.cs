using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.Runs;
using Xunit;

namespace InvestOps.Pipeline.Tests.Day;

public sealed class CatchUpTests(SmallMarket market)
{
    [Fact]
    public async Task A_missed_day_is_caught_up_and_a_tick_too_early_says_so()
    {
        await using var operation = new SmallOperation(market);
        operation.Time.SetUtcNow(new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero)); // 09:00 in Korea, on a Monday
        var catchUp = operation.Get<CatchUp>();

        var ingested = await catchUp.RunAsync(StageName.Ingest, SmallOperation.Cancel);

        Assert.Equal(["2026-10-29", "2026-10-30", "2026-11-02"], ingested.Select(report => report.Key.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.IsType<StageOutcome.Completed>(ingested[1].Outcome);
        Assert.IsType<StageOutcome.NotReady>(ingested[2].Outcome);
        Assert.Equal(SmallMarket.Friday.Date, Assert.Single(await catchUp.RunAsync(StageName.Scan, SmallOperation.Cancel)).Key.Date);
    }

    [Fact]
    public async Task A_tick_too_many_changes_nothing()
    {
        await using var operation = new SmallOperation(market);
        var catchUp = operation.Get<CatchUp>();
        await catchUp.RunAsync(StageName.Scan, SmallOperation.Cancel);
        var before = operation.Store.All.Count;

        Assert.IsType<StageOutcome.AlreadyDone>(Assert.Single(await catchUp.RunAsync(StageName.Scan, SmallOperation.Cancel)).Outcome);
        Assert.Equal(before, operation.Store.All.Count);
        Assert.Contains(AssetCatalog.SignalsManifest(SmallMarket.Wednesday), operation.Store.All.Keys);
    }

    [Fact]
    public async Task What_follows_a_session_that_is_not_ready_waits_for_it()
    {
        await using var operation = new SmallOperation(market);
        operation.Time.SetUtcNow(new DateTimeOffset(2026, 11, 4, 0, 0, 0, TimeSpan.Zero));

        var ingested = await operation.Get<CatchUp>().RunAsync(StageName.Ingest, SmallOperation.Cancel);

        Assert.Equal(SmallMarket.Unpublished.Date, ingested[^1].Key.Date);
        Assert.Equal(3, ingested.Count);
    }
}

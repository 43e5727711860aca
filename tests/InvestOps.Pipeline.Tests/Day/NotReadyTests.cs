using InvestOps.Pipeline.Runs;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Day;

/// <summary>A stage whose inputs are not there says so and what to do, and writes nothing, not even into the ledger.</summary>
public sealed class NotReadyTests(SmallMarket market)
{
    [Theory]
    [InlineData(StageName.Ingest, "2026-11-02", "no source has 2026-11-02 (sample has no such session; its last one is 2026-10-30); stored sessions run from 2025-10-23 to 2026-10-28; import the session: investops import PATH")]
    [InlineData(StageName.Scan, "2026-10-29", "2026-10-29 is not ingested yet; first run: investops ingest --date 2026-10-29")]
    [InlineData(StageName.Report, "2026-10-28", "2026-10-28 is not scanned yet; first run: investops scan --date 2026-10-28")]
    [InlineData(StageName.RequestBacktest, "2026-10-29", "2026-10-29 is not ingested yet; first run: investops ingest --date 2026-10-29")]
    public async Task A_stage_before_its_turn_is_not_ready(StageName stage, string date, string reason)
    {
        await using var operation = new SmallOperation(market);
        var before = operation.Store.Everything();

        var outcome = await operation.StageAsync(stage, Some.SessionOn(date));

        Assert.Equal(reason, Assert.IsType<StageOutcome.NotReady>(outcome).Details);
        Assert.Equal(before, operation.Store.Everything());
        Assert.Equal(0, operation.Queue.Waiting);
    }

    [Theory]
    [InlineData(StageName.Ingest, "no market data is stored, and no source has 2026-11-02 (sample has no such session; its last one is 2026-10-30); import some: investops import PATH")]
    [InlineData(StageName.Scan, "2026-11-02 is not ingested yet; first run: investops ingest --date 2026-11-02")]
    [InlineData(StageName.Report, "2026-11-02 is not scanned yet; first run: investops scan --date 2026-11-02")]
    [InlineData(StageName.RequestBacktest, "2026-11-02 is not ingested yet; first run: investops ingest --date 2026-11-02")]
    public async Task Nothing_stored_at_all_is_not_ready(StageName stage, string reason)
    {
        await using var operation = new SmallOperation(market, store: new InMemoryAssetStore());

        var outcome = await operation.StageAsync(stage, SmallMarket.Unpublished);

        Assert.Equal(reason, Assert.IsType<StageOutcome.NotReady>(outcome).Details);
        Assert.Empty(operation.Store.Everything());
    }

    [Fact]
    public async Task A_day_stops_at_the_first_stage_that_is_not_ready()
    {
        await using var operation = new SmallOperation(market);
        var before = operation.Store.Everything();

        var report = Assert.Single(await operation.DayAsync(SmallMarket.Unpublished));

        Assert.Equal(StageName.Ingest, report.Key.Stage);
        Assert.IsType<StageOutcome.NotReady>(report.Outcome);
        Assert.Equal(before, operation.Store.Everything());
    }
}

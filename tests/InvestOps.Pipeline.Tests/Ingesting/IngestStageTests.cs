using InvestOps.Domain.Market;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ingesting;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Tests.Day;
using InvestOps.Testing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Ingesting;

public sealed class IngestStageTests(SmallMarket market)
{
    private static readonly DateTimeOffset Evening = new(2026, 10, 29, 20, 0, 0, TimeSpan.FromHours(9));

    [Fact]
    public async Task The_first_source_that_has_the_session_is_taken()
    {
        var thursday = await ThursdayAsync();

        var outcome = await IngestAsync(market.Stored(), new ScriptedSource("first"), new ScriptedSource("second", thursday), new ScriptedSource("last", thursday));

        Assert.Equal("95 issues from second, 0 held back (first has nothing)", Assert.IsType<StageOutcome.Completed>(outcome).Details);
    }

    [Fact]
    public async Task Rows_that_cannot_be_right_are_held_back_and_are_an_error_in_the_days_report()
    {
        var session = await ThursdayAsync();
        var broken = session with { Bars = [session.Bars[0] with { Close = -5 }, .. session.Bars.Skip(1)] };
        await using var operation = new SmallOperation(market, source: new ScriptedSource("broken", broken));

        var reports = await operation.DayAsync(SmallMarket.Thursday);

        Assert.All(reports, report => Assert.IsType<StageOutcome.Completed>(report.Outcome));
        Assert.Equal("94 issues from broken, 1 held back", reports[0].Outcome.Details);
        Assert.Contains(operation.Store.All.Keys, path => path == new AssetPath("market", "quality/2026-10-29.json"));
        Assert.Contains($"{session.Bars[0].Symbol.Code} (broken)", operation.TextOf(AssetCatalog.DailyReport(SmallMarket.Thursday, "json")), StringComparison.Ordinal);
    }

    private static async Task<StageOutcome> IngestAsync(InMemoryAssetStore assets, params IMarketDataSource[] sources)
    {
        var time = new FakeTimeProvider(Evening);
        var ledger = new RunLedger(new InMemoryAssetStore(), time, RunIdentity.Current());
        var run = new StageRun(new RunKey(StageName.Ingest, SmallMarket.Thursday.Date), ledger);
        var stage = new IngestStage(new MarketStore(assets, Some.Calendar), new SessionFetch(new IngestSources(sources), time), new ProvisionalSessions(assets), assets, time);
        return await stage.RunAsync(SmallMarket.Thursday, run, SmallOperation.Cancel);
    }

    private async Task<SessionData> ThursdayAsync() =>
        Assert.IsType<SourceAnswer.Published>(await market.Source.FetchAsync(SmallMarket.Thursday, SmallOperation.Cancel)).Session;
}

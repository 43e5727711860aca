using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ingesting;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Quality;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Tests.Day;
using InvestOps.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace InvestOps.Pipeline.Tests.Ingesting;

public sealed class IngestStageTests(SmallMarket market)
{
    [Fact]
    public async Task The_first_source_that_has_the_session_is_taken()
    {
        var store = new MarketStore(market.Stored(), Some.Calendar);

        var outcome = await IngestAsync(store, [new OneSource("official", Published: null), new OneSource("unofficial", await ThursdayAsync()), new OneSource("last", await ThursdayAsync())]);

        Assert.Equal("95 issues from unofficial, 0 held back", Assert.IsType<StageOutcome.Completed>(outcome).Details);
    }

    [Fact]
    public async Task Rows_that_cannot_be_right_are_held_back_and_are_an_error_in_the_days_report()
    {
        var session = await ThursdayAsync();
        var broken = session with { Bars = [session.Bars[0] with { Close = -5 }, .. session.Bars.Skip(1)] };
        await using var operation = new SmallOperation(market, source: new OneSource("broken", broken));

        var reports = await operation.DayAsync(SmallMarket.Thursday);

        Assert.All(reports, report => Assert.IsType<StageOutcome.Completed>(report.Outcome));
        Assert.Equal("94 issues from broken, 1 held back", reports[0].Outcome.Details);
        Assert.Contains(operation.Store.All.Keys, path => path == new AssetPath("market", "quality/2026-10-29.json"));
        Assert.Contains($"{session.Bars[0].Symbol.Code} (broken)", operation.TextOf(AssetCatalog.DailyReport(SmallMarket.Thursday, "json")), StringComparison.Ordinal);
    }

    private static async Task<StageOutcome> IngestAsync(MarketStore store, IEnumerable<IMarketDataSource> sources)
    {
        var ledger = new RunLedger(new InMemoryAssetStore(), TimeProvider.System, RunIdentity.Current());
        var run = new StageRun(new RunKey(StageName.Ingest, SmallMarket.Thursday.Date), ledger);
        return await new IngestStage(store, sources, new SessionGate(store, new DecisionBook(store), NullLogger<SessionGate>.Instance)).RunAsync(SmallMarket.Thursday, run, SmallOperation.Cancel);
    }

    private async Task<SessionData> ThursdayAsync() => (await market.Source.FetchAsync(SmallMarket.Thursday, SmallOperation.Cancel))!;

    private sealed record OneSource(string Name, SessionData? Published) : IMarketDataSource
    {
        public Task<SessionData?> FetchAsync(TradingDate date, CancellationToken cancellationToken) => Task.FromResult(Published);
    }
}

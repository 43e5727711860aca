using InvestOps.Adapters.Sample;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Tests.Day;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Backtesting;

public sealed class RequestBacktestStageTests(SmallMarket market)
{
    private const string Plan = """
        schema: 1
        scan: [quick]
        backtests:
          - { strategy: quick, when: daily, years: 1, capital: 1_000_000 }
          - { strategy: quick, when: weekly, years: 1, capital: 2_000_000 }
          - { strategy: quick, when: monthly, years: 1, capital: 3_000_000 }

        """;

    [Theory]
    [InlineData("2026-10-22", new[] { 1 })]
    [InlineData("2026-10-23", new[] { 1, 2 })]
    [InlineData("2026-09-30", new[] { 1, 3 })]
    [InlineData("2026-10-02", new[] { 1, 2 })]
    [InlineData("2026-07-31", new[] { 1, 2, 3 })]
    public async Task Daily_weekly_and_monthly_requests_are_due_by_the_exchanges_calendar(string date, int[] millions)
    {
        await using var operation = new SmallOperation(market, configs => configs.Write("day.yaml", Plan));

        var asked = (await operation.StageAsync(StageName.RequestBacktest, Some.SessionOn(date))).Next;

        Assert.Equal(millions.Select(million => million * 1_000_000L), asked.Select(message => message.Capital!.Value));
        Assert.All(asked, message => Assert.Equal(date, message.To!.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(millions.Length, operation.Queue.Waiting);
    }

    [Fact]
    public async Task What_was_run_is_not_asked_for_again_until_its_result_is_gone()
    {
        await using var operation = new SmallOperation(market);
        var asked = Assert.Single((await operation.StageAsync(StageName.RequestBacktest, SmallMarket.Wednesday)).Next);
        await operation.BacktestsAsync();

        Assert.Empty((await operation.StageAsync(StageName.RequestBacktest, SmallMarket.Wednesday)).Next);
        Assert.Equal(0, operation.Queue.Waiting);

        await operation.Store.DeleteAsync(AssetCatalog.BacktestManifest(asked.Id!), SmallOperation.Cancel);
        Assert.Equal(asked.Id, Assert.Single((await operation.StageAsync(StageName.RequestBacktest, SmallMarket.Wednesday)).Next).Id);
        Assert.Equal(1, operation.Queue.Waiting);
        Assert.IsType<StageOutcome.Completed>(Assert.Single(await operation.BacktestsAsync()).Report!.Outcome);
    }

    [Fact]
    public async Task A_request_begins_where_the_strategys_history_is_whole()
    {
        await using var operation = new SmallOperation(market);

        var asked = Assert.Single((await operation.StageAsync(StageName.RequestBacktest, SmallMarket.Wednesday)).Next);

        // A year back from the session would be 2025-10-28, but momentum over 40 sessions needs the first 40 stored ones.
        var fortyAfterTheFirst = Some.Calendar.Sessions[Some.Calendar.IndexOf(Some.SessionOn("2025-10-23")) + 40];
        Assert.Equal(fortyAfterTheFirst.Date, asked.From);
    }

    [Fact]
    public async Task A_request_reaches_back_no_further_than_its_years()
    {
        await using var operation = new SmallOperation(market, configs => configs.Write("day.yaml", Plan));
        await operation.StageAsync(StageName.Ingest, SmallMarket.Thursday);
        var whole = Assert.Single((await operation.StageAsync(StageName.RequestBacktest, SmallMarket.Thursday)).Next);

        Assert.True(whole.From >= SmallMarket.Thursday.Date.AddYears(-1));
        Assert.Equal("day", whole.RequestedBy);
        Assert.Null(whole.RequestedAt);
    }

    [Fact]
    public async Task Nothing_is_asked_for_while_the_history_is_shorter_than_the_strategy_looks_back()
    {
        await using var operation = new SmallOperation(market);

        var outcome = await operation.StageAsync(StageName.RequestBacktest, Some.SessionOn("2025-11-28"));

        Assert.IsType<StageOutcome.Completed>(outcome);
        Assert.Empty(outcome.Next);
        Assert.Equal(0, operation.Queue.Waiting);
    }

    [Fact]
    public async Task After_a_gap_in_the_stored_sessions_history_counts_from_the_gap()
    {
        await using var operation = new SmallOperation(market);
        await operation.StageAsync(StageName.Ingest, SmallMarket.Friday);

        Assert.Empty((await operation.StageAsync(StageName.RequestBacktest, SmallMarket.Friday)).Next);
    }

    [Fact]
    public async Task The_history_of_a_strategy_with_a_market_filter_begins_where_the_index_does()
    {
        var whole = SampleHistory.Before(market.Source, SmallMarket.Thursday.Date);
        var indexed = Some.SessionOn("2026-02-02");
        var store = new InMemoryAssetStore();
        await new MarketStore(store, Some.Calendar).MergeAsync(whole with { Indices = [.. whole.Indices.Where(row => row.Date >= indexed.Date)] }, progress: null, SmallOperation.Cancel);
        await using var operation = new SmallOperation(market, Filtered, store);

        var asked = Assert.Single((await operation.StageAsync(StageName.RequestBacktest, SmallMarket.Wednesday)).Next);

        Assert.Equal(Some.Calendar.Sessions[Some.Calendar.IndexOf(indexed) + 40].Date, asked.From);
        Assert.IsType<StageOutcome.Completed>(Assert.Single(await operation.BacktestsAsync()).Report?.Outcome);

        static void Filtered(TestConfigs configs)
        {
            var quick = File.ReadAllText(Path.Combine(configs.Path, "strategies", "quick.yaml"));
            configs.Write("strategies/quick.yaml", quick.Replace("sizing:", "market_filter: { index: KOSPI, sessions: 20 }\nsizing:", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_is_asked_for_can_be_run()
    {
        await using var operation = new SmallOperation(market, configs => configs.Write("day.yaml", Plan));
        await operation.StageAsync(StageName.RequestBacktest, SmallMarket.FridayBefore);

        var ended = await operation.BacktestsAsync();

        Assert.Equal(2, ended.Count);
        Assert.All(ended, message => Assert.IsType<StageOutcome.Completed>(message.Report?.Outcome));
        Assert.All(ended, message => Assert.StartsWith(message.Id + ": ", message.Report!.Outcome.Details, StringComparison.Ordinal));
    }
}

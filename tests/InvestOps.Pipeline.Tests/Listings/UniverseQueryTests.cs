using InvestOps.Domain.Listings;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Listings;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Scanning;
using InvestOps.Pipeline.Tests.Day;
using Xunit;

namespace InvestOps.Pipeline.Tests.Listings;

public sealed class UniverseQueryTests(SmallMarket market)
{
    [Fact]
    public async Task Every_issue_of_the_day_is_there_with_its_marks_and_a_weekend_is_answered_by_the_friday()
    {
        await using var operation = new SmallOperation(market);

        var sunday = await UniverseAsync(operation, SmallMarket.FridayBefore.Date.AddDays(2));

        Assert.Equal(SmallMarket.FridayBefore.Date, sunday.Date);
        var rows = (await operation.Get<MarketStore>().ReadSessionAsync(SmallMarket.FridayBefore, SmallOperation.Cancel))!.Bars;
        Assert.Equal(rows.Select(bar => (bar.Symbol.Code, bar.Name!)), sunday.Issues.Where(issue => issue.State != ListingState.Gone).Select(issue => (issue.Code, issue.Name)));
        Assert.Equal(rows.Where(bar => bar.Volume == 0).Select(bar => bar.Symbol.Code), sunday.Issues.Where(issue => issue.State == ListingState.Halted).Select(issue => issue.Code));
        Assert.All(sunday.Issues.Where(issue => issue.Class == ShareClass.Spac), issue => Assert.Contains("Spac", issue.Excluded));
    }

    [Fact]
    public async Task With_a_strategy_the_reasons_are_those_of_its_scan()
    {
        await using var operation = new SmallOperation(market);
        var strategy = operation.Get<StrategyFiles>().Load("quick");

        var universe = await operation.Get<UniverseQuery>().AsOfAsync(SmallMarket.Wednesday.Date, strategy, SmallOperation.Cancel);

        await operation.StageAsync(StageName.Scan, SmallMarket.Wednesday);
        var scan = (await operation.Store.ReadJsonAsync<SignalsDocument>(AssetCatalog.SignalsJson(SmallMarket.Wednesday, "quick"), SmallOperation.Cancel))!;
        Assert.Equal(scan.Exclusions.Select(exclusion => exclusion.Code).Order(StringComparer.Ordinal), universe.Issues.Where(issue => issue.Excluded.Count > 0).Select(issue => issue.Code));
    }

    [Fact]
    public async Task A_session_that_is_not_stored_says_so()
    {
        await using var operation = new SmallOperation(market);

        var error = await Assert.ThrowsAsync<MarketDataException>(() => UniverseAsync(operation, SmallMarket.Thursday.Date));

        Assert.Equal("2026-10-29 is not stored; stored are 2025-10-23 to 2026-10-28. Run: investops ingest --date 2026-10-29", error.Message);
    }

    [Fact]
    public async Task A_list_of_administrative_issues_marks_kospi_from_its_day_on_and_the_scan_leaves_them_out()
    {
        await using var operation = new SmallOperation(market);
        var store = operation.Get<MarketStore>();
        var listed = await store.ReadIssueListAsync(SmallOperation.Cancel);
        var symbol = Symbol.Parse((await UniverseAsync(operation, SmallMarket.Wednesday.Date)).Issues.First(issue => issue.Board == Board.Kospi && issue.Excluded.Count == 0).Code);
        var before = (await store.DescribeAsync(SmallOperation.Cancel))!.VintageOf(SmallMarket.Wednesday.Date);
        var line = new Designation { Symbol = symbol, Name = "종목", DesignatedOn = SmallMarket.Wednesday.Date, Reason = "" };

        await store.MergeAsync(
            new MarketBatch { Basis = default, Sessions = default, Issues = DesignationList.Enter(listed, [line], SmallMarket.Thursday.Date) }, progress: null, SmallOperation.Cancel);

        Assert.NotEqual(before, (await store.DescribeAsync(SmallOperation.Cancel))!.VintageOf(SmallMarket.Wednesday.Date));
        Assert.Contains("Administrative", (await UniverseAsync(operation, SmallMarket.Wednesday.Date)).Issues.Single(issue => issue.Code == symbol.Code).Excluded);
        Assert.DoesNotContain("Administrative", (await UniverseAsync(operation, SmallMarket.FridayBefore.Date)).Issues.Single(issue => issue.Code == symbol.Code).Excluded);
    }

    private static Task<UniverseDocument> UniverseAsync(SmallOperation operation, DateOnly date) =>
        operation.Get<UniverseQuery>().AsOfAsync(date, strategy: null, SmallOperation.Cancel);
}

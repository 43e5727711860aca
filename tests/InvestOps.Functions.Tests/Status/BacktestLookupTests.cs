using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Status;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Functions.Tests.Status;

public sealed class BacktestLookupTests(YearOfMarket market)
{
    [Fact]
    public async Task A_backtest_is_found_in_every_state_it_goes_through()
    {
        using var configs = new TestConfigs(market.Market.HoldCore[0].Symbol.Code);
        await using var operation = new TestOperation(configs.Path, market.Stored(), market.Market);
        var (lookup, book) = (operation.Get<BacktestLookup>(), operation.Get<RequestBook>());
        var message = new BacktestMessage { Id = "mine", Strategy = "quick", From = new DateOnly(2026, 9, 1), To = new DateOnly(2026, 10, 28) };
        Assert.Null(await lookup.FindAsync("mine", App.Cancel));

        await book.AskAsync(message, App.Cancel);
        Assert.Equal(new BacktestStatus("mine", BacktestState.Queued), await lookup.FindAsync("mine", App.Cancel));

        await book.RefuseAsync(message, "No such luck.", App.Cancel);
        Assert.Equal(new BacktestStatus("mine", BacktestState.Failed, "No such luck."), await lookup.FindAsync("mine", App.Cancel));

        await book.AskAsync(message, App.Cancel);
        await operation.RunBacktestsAsync(App.Cancel);
        var found = await lookup.FindAsync("mine", App.Cancel);
        Assert.Equal(BacktestState.Completed, found?.State);
        Assert.Equal("mine", found?.Result?.Id);
        Assert.Equal("memory:reports/backtests/mine/tearsheet.html", found?.Report);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../asked/mine")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("nul")]
    public async Task What_can_be_no_id_is_looked_for_nowhere(string id)
    {
        using var configs = new TestConfigs(market.Market.HoldCore[0].Symbol.Code);
        await using var operation = new TestOperation(configs.Path, new UnreachableAssetStore(new InMemoryAssetStore()) { Failure = new IOException("asked") });

        Assert.Null(await operation.Get<BacktestLookup>().FindAsync(id, App.Cancel));
    }
}

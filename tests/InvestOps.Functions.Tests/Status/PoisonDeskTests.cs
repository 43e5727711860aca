using System.Text.Json;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Watching;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Functions.Tests.Status;

public sealed class PoisonDeskTests(YearOfMarket market)
{
    [Fact]
    public async Task A_request_put_back_is_open_again_and_runs_once_its_cause_is_mended()
    {
        using var configs = new TestConfigs(market.Market.HoldCore[0].Symbol.Code);
        await using var operation = new TestOperation(configs.Path, market.Stored(), market.Market);
        var (desk, book) = (operation.Get<PoisonDesk>(), operation.Get<RequestBook>());
        var message = new BacktestMessage { Id = "mine", Strategy = "quick", From = new DateOnly(2026, 9, 1), To = new DateOnly(2026, 10, 28) };
        var strategy = Path.Combine(configs.Path, "strategies", "quick.yaml");
        File.Move(strategy, strategy + ".away");
        await book.AskAsync(message, App.Cancel);
        await operation.RunBacktestsAsync(App.Cancel);
        Assert.Equal(BacktestState.Failed, (await book.StateOfAsync("mine", App.Cancel)).State);
        File.Move(strategy + ".away", strategy);

        Assert.True(await desk.RequeueAsync(Assert.Single(await desk.ListAsync(App.Cancel)).Id, App.Cancel));

        Assert.Equal(BacktestState.Queued, (await book.StateOfAsync("mine", App.Cancel)).State);
        Assert.Null(Assert.Single(await operation.RunBacktestsAsync(App.Cancel)).Reason);
        Assert.Equal(BacktestState.Completed, (await book.StateOfAsync("mine", App.Cancel)).State);
        Assert.Empty(await desk.ListAsync(App.Cancel));
    }

    [Fact]
    public async Task What_was_dropped_is_kept_in_the_record_of_the_decision()
    {
        using var configs = new TestConfigs(market.Market.HoldCore[0].Symbol.Code);
        var store = market.Stored();
        await using var operation = new TestOperation(configs.Path, store, market.Market);
        await operation.Queue.SendAsync("junk", "this is no request"u8.ToArray(), App.Cancel);
        await operation.RunBacktestsAsync(App.Cancel);
        var desk = operation.Get<PoisonDesk>();

        Assert.True(await desk.DropAsync("junk", App.Cancel));

        Assert.False(await desk.DropAsync("junk", App.Cancel));
        Assert.Empty(await desk.ListAsync(App.Cancel));
        var decision = JsonDocument.Parse(Assert.Single(store.All, asset => asset.Key.Path.StartsWith(AssetCatalog.PoisonDecisions, StringComparison.Ordinal)).Value).RootElement;
        Assert.Equal(("drop", "junk", "this is no request"), (decision.GetProperty("action").GetString(), decision.GetProperty("id").GetString(), decision.GetProperty("text").GetString()));
    }
}

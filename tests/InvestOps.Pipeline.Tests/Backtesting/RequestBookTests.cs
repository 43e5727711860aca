using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Tests.Day;
using InvestOps.Pipeline.Watching;
using InvestOps.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace InvestOps.Pipeline.Tests.Backtesting;

public sealed class RequestBookTests(SmallMarket market)
{
    [Fact]
    public async Task A_request_is_queued_run_and_closed()
    {
        await using var operation = new SmallOperation(market);
        var id = await AskAsync(operation);
        Assert.Equal(BacktestState.Queued, await StateAsync(operation, id));

        await operation.BacktestsAsync();

        Assert.Equal(BacktestState.Completed, await StateAsync(operation, id));
        Assert.DoesNotContain(AssetCatalog.AskedBacktest(id), operation.Store.All.Keys);
    }

    [Fact]
    public async Task What_has_its_report_is_not_queued_again()
    {
        await using var operation = new SmallOperation(market);
        await AskAsync(operation);
        await operation.BacktestsAsync();

        await AskAsync(operation);

        Assert.Equal(0, operation.Queue.Waiting);
    }

    [Fact]
    public async Task An_id_is_unknown_until_it_is_asked_for()
    {
        await using var operation = new SmallOperation(market);

        Assert.Equal(BacktestState.Unknown, await StateAsync(operation, "nothing-of-the-kind"));
    }

    [Fact]
    public async Task A_request_is_running_while_its_run_is_open()
    {
        await using var operation = new SmallOperation(market);
        var id = await AskAsync(operation);
        await operation.Get<RunLedger>().BeginAsync(new RunKey(StageName.Backtest, SmallMarket.Wednesday.Date), id, SmallOperation.Cancel);

        Assert.Equal(BacktestState.Running, await StateAsync(operation, id));
    }

    [Fact]
    public async Task What_the_queue_lost_is_queued_again_three_times_and_then_given_up_with_a_reason()
    {
        await using var operation = new SmallOperation(market);
        var id = await AskAsync(operation);
        var book = operation.Get<RequestBook>();
        Assert.Empty(await book.RecoverAsync(SmallOperation.Cancel)); // it waits

        for (var loss = 1; loss <= 3; loss++)
        {
            operation.Queue.LoseEverything();
            Assert.Equal([id], await book.RecoverAsync(SmallOperation.Cancel));
        }

        operation.Queue.LoseEverything();
        Assert.Empty(await book.RecoverAsync(SmallOperation.Cancel));
        var (state, reason) = await book.StateOfAsync(id, SmallOperation.Cancel);
        Assert.Equal(BacktestState.Failed, state);
        Assert.Contains("lost this request 3 times", reason, StringComparison.Ordinal);
        Assert.Empty(await book.RecoverAsync(SmallOperation.Cancel));
    }

    [Fact]
    public async Task A_worker_that_died_after_its_report_leaves_nothing_to_recover()
    {
        await using var operation = new SmallOperation(market);
        var id = await AskAsync(operation);
        var entry = operation.Store.All[AssetCatalog.AskedBacktest(id)];
        await operation.BacktestsAsync();
        await operation.Store.WriteAsync(AssetCatalog.AskedBacktest(id), entry, SmallOperation.Cancel);

        Assert.Empty(await operation.Get<RequestBook>().RecoverAsync(SmallOperation.Cancel));
        Assert.DoesNotContain(AssetCatalog.AskedBacktest(id), operation.Store.All.Keys);
    }

    [Fact]
    public async Task What_shared_storage_forgot_with_its_message_comes_back_from_the_askers_own_disk()
    {
        await using var operation = new SmallOperation(market);
        var (mine, message) = (new InMemoryAssetStore(), new BacktestMessage { Id = "mine", Strategy = "quick" });
        var book = new RequestBook(operation.Store, operation.Queue, operation.Get<RunLedger>(), new OwnBook(mine), operation.Get<StorageCanary>(), NullLogger<RequestBook>.Instance);
        await book.AskAsync(message, SmallOperation.Cancel);
        await operation.Store.DeleteAsync(AssetCatalog.AskedBacktest("mine"), SmallOperation.Cancel);
        operation.Queue.LoseEverything();

        Assert.Equal(["mine"], await book.RecoverAsync(SmallOperation.Cancel));
        await operation.BacktestsAsync();
        Assert.Equal(BacktestState.Completed, await StateAsync(operation, "mine"));

        Assert.Empty(await book.RecoverAsync(SmallOperation.Cancel));
        Assert.Empty(mine.All);
    }

    [Fact]
    public async Task A_request_that_cannot_be_run_keeps_its_reason_and_asking_again_opens_it()
    {
        await using var operation = new SmallOperation(market);
        var book = operation.Get<RequestBook>();
        var message = new BacktestMessage { Id = "mine", Strategy = "gone" };
        await book.AskAsync(message, SmallOperation.Cancel);
        await operation.BacktestsAsync();

        var (state, reason) = await book.StateOfAsync("mine", SmallOperation.Cancel);
        Assert.Equal(BacktestState.Failed, state);
        Assert.Contains("gone", reason, StringComparison.Ordinal);
        Assert.Empty(await book.RecoverAsync(SmallOperation.Cancel));

        Assert.True(await book.AskAsync(message with { Strategy = "quick" }, SmallOperation.Cancel));
        Assert.Equal(BacktestState.Queued, await StateAsync(operation, "mine"));
    }

    [Fact]
    public async Task An_id_of_ones_own_cannot_be_given_to_another_request()
    {
        await using var operation = new SmallOperation(market);
        await AskAsync(operation, new BacktestMessage { Id = "mine", Strategy = "quick" });
        await operation.BacktestsAsync();

        await Assert.ThrowsAsync<InvalidRequestException>(() => AskAsync(operation, new BacktestMessage { Id = "mine", Strategy = "calm" }));
    }

    private static async Task<string> AskAsync(SmallOperation operation, BacktestMessage? message = null)
    {
        message ??= new BacktestMessage { Strategy = "quick" };
        var settled = await operation.Get<BacktestRequests>().SettleAsync(message, SmallOperation.Cancel);
        await operation.Get<RequestBook>().AskAsync(settled, message, SmallOperation.Cancel);
        return settled.Request.Id;
    }

    private static async Task<BacktestState> StateAsync(SmallOperation operation, string id) =>
        (await operation.Get<RequestBook>().StateOfAsync(id, SmallOperation.Cancel)).State;
}

using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Status;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Functions.Tests.Status;

public sealed class StatusReaderTests(YearOfMarket market)
{
    [Fact]
    public async Task An_empty_operation_owes_nothing()
    {
        using var configs = new TestConfigs(market.Market.HoldCore[0].Symbol.Code);
        await using var operation = new TestOperation(configs.Path, new InMemoryAssetStore());

        var status = await operation.Get<StatusReader>().ReadAsync(App.Cancel);

        Assert.Equal((null, 0, 0), (status.NewestSession, status.Sessions, status.QueuedMessages));
        Assert.Equal(Enum.GetValues<StageName>(), status.Stages.Select(stage => stage.Stage));
        Assert.All(status.Stages, stage => Assert.Equal((0, 0, null), (stage.Due.Count, stage.Late.Count, stage.LastRun)));
        Assert.Empty(status.Backtests);
    }

    [Fact]
    public async Task The_newest_run_of_a_stage_is_shown()
    {
        using var configs = new TestConfigs(market.Market.HoldCore[0].Symbol.Code);
        await using var operation = new TestOperation(configs.Path, market.Stored(), market.Market);
        await operation.RunDayAsync(Some.SessionOn("2026-10-29"), App.Cancel);

        var status = await operation.Get<StatusReader>().ReadAsync(App.Cancel);

        Assert.Equal(new DateOnly(2026, 10, 29), status.NewestSession);
        Assert.Equal(("test", "nas"), (status.CodeVersion, status.Machine));
        Assert.Equal([new DateOnly(2026, 10, 30)], status.Stages[0].Due);
        Assert.All(status.Stages.Take(4), stage => Assert.Equal((RunState.Completed, new DateOnly(2026, 10, 29)), (stage.LastRun?.State, stage.LastRun?.Date)));
        Assert.Equal(BacktestState.Queued, Assert.Single(status.Backtests).State);
        Assert.Equal(1, status.QueuedMessages);
    }

    [Fact]
    public async Task Storage_that_fails_or_keeps_silent_is_not_reachable_and_a_caller_who_left_gets_no_answer()
    {
        using var configs = new TestConfigs(market.Market.HoldCore[0].Symbol.Code);
        var store = new UnreachableAssetStore(market.Stored());
        await using var operation = new TestOperation(configs.Path, store);
        var status = operation.Get<StatusReader>();
        Assert.True(await status.IsReachableAsync(App.Cancel));

        foreach (var failure in new Exception[] { new IOException("gone"), new TaskCanceledException("too slow"), new UnauthorizedAccessException("wrong key") })
        {
            store.Failure = failure;
            Assert.False(await status.IsReachableAsync(App.Cancel));
        }

        using var left = new CancellationTokenSource();
        await left.CancelAsync();
        store.Failure = new OperationCanceledException(left.Token);
        await Assert.ThrowsAsync<OperationCanceledException>(() => status.IsReachableAsync(left.Token));
    }
}

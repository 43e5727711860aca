using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Day;

public sealed class CrashSafetyTests(SmallMarket market)
{
    [Fact]
    public Task Whichever_write_of_a_day_the_machine_dies_at_the_next_run_leaves_the_same_products() =>
        DieAtEveryWriteAsync(market.Stored(), waiting: null, DayAsync);

    [Fact]
    public async Task Whichever_write_of_a_backtest_the_machine_dies_at_the_next_run_leaves_the_same_products()
    {
        var request = """{"strategy":"quick","from":"2026-09-01"}"""u8.ToArray();
        await DieAtEveryWriteAsync(market.Stored(), request, (operation, cancel) => operation.RunBacktestsAsync(cancel));
    }

    [Fact]
    public async Task The_run_that_died_is_called_crashed_by_the_next_one()
    {
        using var configs = market.Configs();
        var store = market.Stored();
        const int FirstWriteAfterBegin = 3; // the lock, the entry of the run, and then this one
        await Assert.ThrowsAsync<SimulatedCrashException>(() => RunAsync(configs, new CrashingAssetStore(store, FirstWriteAfterBegin), DayAsync));

        await RunAsync(configs, store, DayAsync, process: 2);

        await using var operation = new TestOperation(configs.Path, store);
        var runs = await operation.Get<RunLedger>().ListAsync(new RunKey(StageName.Ingest, SmallMarket.Thursday.Date), SmallOperation.Cancel);
        Assert.Equal([(RunState.Crashed, 1), (RunState.Completed, 2)], runs.Select(run => (run.State, run.Attempt)));
    }

    private static Task DayAsync(TestOperation operation, CancellationToken cancel) => operation.RunDayAsync(SmallMarket.Thursday, cancel);

    private async Task DieAtEveryWriteAsync(InMemoryAssetStore start, byte[]? waiting, Func<TestOperation, CancellationToken, Task> work)
    {
        using var configs = market.Configs();
        var undisturbed = new InMemoryAssetStore(start);
        var counting = new CrashingAssetStore(undisturbed, int.MaxValue);
        var expectedQueue = await QueueWithAsync(waiting);
        await RunAsync(configs, counting, work, expectedQueue);
        var expected = await ProductsAfterTheNextSessionAsync(configs, undisturbed);
        Assert.True(counting.Writes >= 9);

        for (var write = 1; write <= counting.Writes; write++)
        {
            var store = new InMemoryAssetStore(start);
            var queue = await QueueWithAsync(waiting);
            var crashing = new CrashingAssetStore(store, write);
            await Assert.ThrowsAsync<SimulatedCrashException>(() => RunAsync(configs, crashing, work, queue));
            queue.ReturnTaken();

            await RunAsync(configs, store, work, queue, process: 2);

            Assert.Equal(expected, await ProductsAfterTheNextSessionAsync(configs, store));
            Assert.Equal(expectedQueue.Done, queue.Done, StringComparer.Ordinal);
            Assert.Equal(expectedQueue.Waiting, queue.Waiting);
            Assert.Empty(queue.Failed);
        }
    }

    private static async Task<InMemoryWorkQueue> QueueWithAsync(byte[]? message)
    {
        var queue = new InMemoryWorkQueue();
        if (message is not null)
        {
            await queue.SendAsync("job", message, SmallOperation.Cancel);
        }

        return queue;
    }

    // A file of the market that was replaced, but not removed before the machine died, goes with the next session that is stored.
    private async Task<SortedDictionary<string, string>> ProductsAfterTheNextSessionAsync(TestConfigs configs, InMemoryAssetStore store)
    {
        await RunAsync(configs, store, (operation, cancel) => operation.Get<DayRunner>().RunStageAsync(StageName.Ingest, SmallMarket.Friday, cancel), process: 3);
        return store.Products();
    }

    private async Task RunAsync(TestConfigs configs, IAssetStore store, Func<TestOperation, CancellationToken, Task> work, InMemoryWorkQueue? queue = null, int process = 1)
    {
        await using var operation = new TestOperation(configs.Path, store, market.Source, queue, process);
        await work(operation, SmallOperation.Cancel);
    }
}

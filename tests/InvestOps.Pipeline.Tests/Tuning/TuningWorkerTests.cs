using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Tests.Day;
using InvestOps.Pipeline.Tuning;
using InvestOps.Pipeline.Watching;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Tuning;

public sealed class TuningWorkerTests(SmallMarket market)
{
    [Fact]
    public async Task Workers_that_take_shards_from_a_queue_make_the_bytes_of_one_process_though_one_of_them_dies()
    {
        var whole = await WholeAsync();
        await using var operation = new SmallOperation(market);
        var settled = await TuningRequestsTests.SettleAsync(operation, TuningStageTests.Sweep);
        var queue = new InMemoryWorkQueue { SeesRepeats = false };
        var coordinator = Coordinator(operation, queue);
        await using var first = Worker(operation, queue);
        await using var second = Worker(operation, queue, threads: 2);

        Assert.Equal((5, 5), await coordinator.SendAsync(settled, SmallOperation.Cancel));
        await queue.ReceiveAsync(SmallOperation.Cancel);
        await first.DrainAsync((_, _) => { }, SmallOperation.Cancel);
        Assert.Null(await operation.Get<TuningPublisher>().ReadAsync(settled, SmallOperation.Cancel));
        queue.ReturnTaken();
        await second.DrainAsync((_, reason) => Assert.Null(reason), SmallOperation.Cancel);

        Assert.NotNull(await coordinator.WaitAsync(settled, null, SmallOperation.Cancel));
        Assert.Equal(whole, operation.Store.Products());

        // The same message again does no harm.
        await queue.SendAsync("again", new ShardMessage { Tuning = settled.Plan.Id, Shard = 1 }.ToJson(), SmallOperation.Cancel);
        await first.DrainAsync((_, reason) => Assert.Null(reason), SmallOperation.Cancel);
        Assert.Equal(whole, operation.Store.Products());
    }

    [Fact]
    public async Task What_a_queue_lost_is_asked_for_again_and_no_more_than_that()
    {
        await using var operation = new SmallOperation(market);
        var settled = await TuningRequestsTests.SettleAsync(operation, TuningStageTests.Sweep);
        var queue = new InMemoryWorkQueue();
        var coordinator = Coordinator(operation, queue);
        await using var worker = Worker(operation, queue);
        await coordinator.SendAsync(settled, SmallOperation.Cancel);
        await queue.ReceiveAsync(SmallOperation.Cancel);
        await queue.ReceiveAsync(SmallOperation.Cancel);
        await worker.DrainAsync((_, _) => { }, SmallOperation.Cancel);
        queue.LoseEverything();

        Assert.Equal((5, 2), await coordinator.SendAsync(settled, SmallOperation.Cancel));
    }

    [Theory]
    [InlineData("junk", "The message is no shard of a tuning")]
    [InlineData("""{"tuning":"nobody-0123","shard":0}""", "There is no tuning nobody-0123.")]
    [InlineData("""{"tuning":"../../secret","shard":0}""", "names no tuning")]
    public async Task A_message_that_cannot_be_run_fails_with_the_reason(string body, string reason)
    {
        await using var operation = new SmallOperation(market);
        var queue = new InMemoryWorkQueue();
        await using var worker = Worker(operation, queue);
        await queue.SendAsync("job", System.Text.Encoding.UTF8.GetBytes(body), SmallOperation.Cancel);

        await worker.DrainAsync((_, _) => { }, SmallOperation.Cancel);

        Assert.Contains(reason, Assert.Single(queue.Failed).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_shards_the_ledger_has_those_that_failed_and_the_gathering()
    {
        await using var operation = new SmallOperation(market);
        var settled = await TuningRequestsTests.SettleAsync(operation, TuningStageTests.Sweep);
        var queue = new InMemoryWorkQueue();
        await using var worker = Worker(operation, queue);
        await Coordinator(operation, queue).SendAsync(settled, SmallOperation.Cancel);
        await queue.SendAsync("ninth", new ShardMessage { Tuning = settled.Plan.Id, Shard = 9 }.ToJson(), SmallOperation.Cancel);

        await worker.DrainAsync((_, _) => { }, SmallOperation.Cancel);

        Assert.Equal(
            [($"{settled.Plan.Id}", RunState.Completed), ($"{settled.Plan.Id}-0009", RunState.Failed)],
            (await TuningStageTests.RunsAsync(operation, settled)).Select(run => (run.Subject!, run.State)).Order());
        Assert.Contains("has no shard 9", Assert.Single(queue.Failed).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_waits_is_told_when_nothing_is_left_that_could_make_the_result()
    {
        await using var operation = new SmallOperation(market);
        var settled = await TuningRequestsTests.SettleAsync(operation, TuningStageTests.Sweep);
        var queue = new InMemoryWorkQueue();
        var coordinator = Coordinator(operation, queue);
        await coordinator.SendAsync(settled, SmallOperation.Cancel);
        while (await queue.ReceiveAsync(SmallOperation.Cancel) is { } item)
        {
            await operation.Get<StageRunner>().RefuseAsync(StageName.Tune, settled.Plan.Id, "The code here is version 2, the tuning was planned by 1.", SmallOperation.Cancel);
            await queue.FailAsync(item, "refused", SmallOperation.Cancel);
        }

        var waiting = coordinator.WaitAsync(settled, null, SmallOperation.Cancel);
        while (!waiting.IsCompleted)
        {
            operation.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        var told = await Assert.ThrowsAsync<InvalidDataException>(() => waiting);
        Assert.Contains($"has no result. The last that failed is {settled.Plan.Id} on ", told.Message, StringComparison.Ordinal);
        Assert.Contains("The code here is version 2", told.Message, StringComparison.Ordinal);
    }

    // Base64 is what the clients of a storage queue write, and what a host hands over.
    [Fact]
    public void A_message_is_read_as_it_lies_in_the_queue()
    {
        var message = new ShardMessage { Tuning = "quick-0123456789ab", Shard = 3 };

        Assert.Equal(message, ShardMessage.Read(message.ToJson()));
        Assert.Equal(message, ShardMessage.Read(System.Text.Encoding.UTF8.GetBytes(Convert.ToBase64String(message.ToJson()))));
    }

    [Fact]
    public async Task A_worker_with_nothing_to_do_lets_go_of_the_panel_and_loads_it_again_when_asked()
    {
        await using var operation = new SmallOperation(market);
        var settled = await TuningRequestsTests.SettleAsync(operation, TuningStageTests.Sweep);
        var (queue, tunings) = (new InMemoryWorkQueue(), Tunings(operation));
        await using var worker = Worker(operation, queue, tunings: tunings);
        await Coordinator(operation, queue).SendAsync(settled, SmallOperation.Cancel);
        var last = queue.Bodies[^1].ToArray();
        await worker.RunAsync("first", queue.Bodies[0], SmallOperation.Cancel);
        operation.Time.Advance(TimeSpan.FromMinutes(1));
        var soon = tunings.HasPanel;
        operation.Time.Advance(TimeSpan.FromMinutes(1));
        var late = tunings.HasPanel;

        await worker.RunAsync("last", last, SmallOperation.Cancel);

        Assert.Equal((true, false, true), (soon, late, tunings.HasPanel));
    }

    [Fact]
    public async Task In_a_storage_that_was_reset_nothing_is_run_refused_or_sent()
    {
        await using var operation = new SmallOperation(market);
        var settled = await TuningRequestsTests.SettleAsync(operation, TuningStageTests.Sweep);
        var (queue, own) = (new InMemoryWorkQueue(), new InMemoryAssetStore());
        var canary = new StorageCanary(operation.Store, new OwnBook(own), operation.Get<RunIdentity>(), operation.Time);
        await own.WriteAsync(AssetCatalog.Canary, AssetJson.Write(new CanaryMark("known", operation.Time.GetUtcNow(), "here")), SmallOperation.Cancel);
        var before = operation.Store.Products();
        await using var worker = Worker(operation, queue, canary: canary);
        var shard = new ShardMessage { Tuning = settled.Plan.Id, Shard = 0 };
        await queue.SendAsync(shard.Name, shard.ToJson(), SmallOperation.Cancel);

        await Assert.ThrowsAsync<UnknownStorageException>(() => worker.DrainAsync((_, _) => { }, SmallOperation.Cancel));
        await Assert.ThrowsAsync<UnknownStorageException>(() => worker.RunAsync("host", shard.ToJson(), SmallOperation.Cancel));
        await Assert.ThrowsAsync<UnknownStorageException>(() => Coordinator(operation, queue, canary).SendAsync(settled, SmallOperation.Cancel));

        Assert.Equal((1, 0), (queue.Waiting, queue.Failed.Count));
        Assert.Equal(before, operation.Store.Products());
    }

    private static TuningCoordinator Coordinator(SmallOperation operation, InMemoryWorkQueue queue, StorageCanary? canary = null) =>
        new(operation.Store, operation.Get<TrialBook>(), new TuningQueue(queue), operation.Get<TuningPublisher>(), operation.Get<RunLedger>(), canary ?? operation.Get<StorageCanary>(), operation.Time);

    private static OpenTunings Tunings(SmallOperation operation) =>
        new(operation.Get<TuningRequests>(), operation.Get<Pipeline.MarketData.MarketStore>(), operation.Store);

    private static TuningWorker Worker(SmallOperation operation, InMemoryWorkQueue queue, int threads = 1, OpenTunings? tunings = null, StorageCanary? canary = null)
    {
        var opened = tunings ?? Tunings(operation);
        var shards = new TuningQueue(queue);
        return new TuningWorker(
            shards,
            opened,
            new TuningStage(opened, operation.Store, operation.Get<TrialBook>(), operation.Get<FullBacktests>(), operation.Get<TuningPublisher>()),
            new ShardStage(opened, operation.Get<TrialBook>(), shards),
            operation.Get<StageRunner>(),
            new TuningThreads(threads),
            canary ?? operation.Get<StorageCanary>(),
            operation.Time);
    }

    // What one process makes of it.
    private async Task<SortedDictionary<string, string>> WholeAsync()
    {
        await using var operation = new SmallOperation(market);
        await TuningStageTests.StageAsync(operation, await TuningRequestsTests.SettleAsync(operation, TuningStageTests.Sweep));
        return operation.Store.Products();
    }
}

using InvestOps.Domain.Tuning.Evidence;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Tests.Day;
using InvestOps.Pipeline.Tuning;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Tuning;

public sealed class TuningRunnerTests(SmallMarket market)
{
    // 315 trials in three shards.
    private static readonly TuningAsk Sweep = new() { Strategy = "quick", Grid = ["lookback=10..40:5", "skip=0..4", "top_n=2..10"] };

    [Theory]
    [InlineData("grid", 2)]
    [InlineData("random", 3)]
    [InlineData("tpe", 2)]
    [InlineData("cma", 2)]
    public async Task The_same_request_and_data_give_the_same_bytes_whatever_the_number_of_threads(string search, int threads)
    {
        var ask = Sweep with { Search = search, Trials = search == "grid" ? null : 60 };

        Assert.Equal(await ProductsAsync(ask, 1), await ProductsAsync(ask, threads));
    }

    [Fact]
    public async Task What_was_done_before_a_stop_is_kept_and_a_rerun_goes_on_from_there()
    {
        var whole = await ProductsAsync(Sweep, 1);
        await using var operation = new SmallOperation(market);
        var settled = await TuningRequestsTests.SettleAsync(operation, Sweep);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => operation.Get<TuningRunner>().RunAsync(settled, 1, new Seen(progress => StopAt(progress, 200, stop)), stop.Token));
        var kept = operation.Store.All.Keys.Count(path => path.Path.Contains("/shards/", StringComparison.Ordinal));

        var run = 0;
        await operation.Get<TuningRunner>().RunAsync(settled, 1, new Seen(progress => run = progress.Run), SmallOperation.Cancel);

        Assert.Equal(1, kept);
        Assert.Equal(315 - TuningShard.Size, run);
        Assert.Equal(whole, operation.Store.Products());
    }

    [Fact]
    public async Task A_result_that_is_there_is_not_made_again()
    {
        await using var operation = new SmallOperation(market);
        var settled = await TuningRequestsTests.SettleAsync(operation, TuningRequestsTests.Ask());
        await operation.Get<TuningRunner>().RunAsync(settled, 1, null, SmallOperation.Cancel);
        var before = operation.Store.Products();

        var run = 0;
        await operation.Get<TuningRunner>().RunAsync(settled, 1, new Seen(_ => run++), SmallOperation.Cancel);

        Assert.Equal(0, run);
        Assert.Equal(before, operation.Store.Products());
    }

    [Fact]
    public async Task The_best_is_judged_by_all_trials_ever_made_of_the_strategy_and_repeats_count_once()
    {
        await using var operation = new SmallOperation(market);

        var first = await RunAsync(operation, TuningRequestsTests.Ask());
        var second = await RunAsync(operation, TuningRequestsTests.Ask() with { Grid = ["lookback=20,30", "top_n=2,5"] });
        var other = await RunAsync(operation, TuningRequestsTests.Ask() with { Strategy = "calm", Grid = ["sessions=20,30"] });

        Assert.Equal((4, 4), (first.Trials, first.TrialsEver));
        Assert.Equal((4, 6), (second.Trials, second.TrialsEver));
        Assert.Equal((2, 2), (other.Trials, other.TrialsEver));
    }

    [Fact]
    public async Task Combinations_that_the_strategy_refuses_are_counted_and_no_trials()
    {
        await using var operation = new SmallOperation(market);

        var document = await RunAsync(operation, TuningRequestsTests.Ask() with { Grid = ["lookback=5,20", "skip=0,10"] });

        Assert.Equal((3, 1), (document.Trials, document.Refused));
    }

    [Fact]
    public async Task Where_no_trial_meets_the_constraints_that_is_the_verdict()
    {
        await using var operation = new SmallOperation(market);

        var document = await RunAsync(operation, TuningRequestsTests.Ask() with { Constraints = ["sharpe>90"] });

        Assert.Equal(LuckVerdict.Nothing, document.Verdict);
        Assert.Equal("None of 4 trials meets the constraints, so there is nothing to choose.", document.Words);
        Assert.Null(document.Evidence);
    }

    [Fact]
    public async Task A_trial_is_the_backtest_that_its_command_makes()
    {
        await using var operation = new SmallOperation(market);
        var document = await RunAsync(operation, TuningRequestsTests.Ask());
        var best = document.Top[0];
        var set = string.Join(",", best.Parameters.Select(pair => $"\"{pair.Key}\":\"{pair.Value}\""));
        await operation.Queue.SendAsync("job", System.Text.Encoding.UTF8.GetBytes($$$"""{"strategy":"quick","parameters":{ {{{set}}} }}"""), SmallOperation.Cancel);

        Assert.Null(Assert.Single(await operation.BacktestsAsync()).Reason);

        var full = await operation.Store.ReadJsonAsync<Pipeline.Backtesting.BacktestDocument>(AssetCatalog.Backtest(best.Backtest, "result.json"), SmallOperation.Cancel);
        Assert.Equal(best.Trades, full!.Trades);
        Assert.Equal(full.Performance.Sharpe!.Value, best.Sharpe!.Value, 1e-9);
        Assert.Equal(full.Performance.MaxDrawdown, best.MaxDrawdown, 1e-9);
        Assert.Contains("--set scanner.lookback=", best.Command, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_estimate_stores_nothing_and_says_what_is_shared()
    {
        await using var operation = new SmallOperation(market);
        var settled = await TuningRequestsTests.SettleAsync(operation, Sweep);
        var before = operation.Store.Products();

        var estimate = await operation.Get<TuningCalibration>().EstimateAsync(settled, 2, SmallOperation.Cancel);

        Assert.Equal((315L, 315, 35), (estimate.Combinations, estimate.Trials, estimate.Signals!.Value));
        Assert.Equal(before, operation.Store.Products());
    }

    [Fact]
    public async Task Workers_that_take_shards_from_a_queue_make_the_bytes_of_one_process_though_one_of_them_dies()
    {
        var whole = await ProductsAsync(Sweep, 1);
        await using var operation = new SmallOperation(market);
        var settled = await TuningRequestsTests.SettleAsync(operation, Sweep);
        var queue = new InMemoryWorkQueue { SeesRepeats = false };
        var coordinator = new TuningCoordinator(operation.Store, operation.Get<TrialBook>(), new TuningQueue(queue), operation.Get<TuningPublisher>(), operation.Time);
        using var first = Worker(operation, queue);
        using var second = Worker(operation, queue);

        Assert.Equal((3, 3), await coordinator.SendAsync(settled, SmallOperation.Cancel));
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
        var settled = await TuningRequestsTests.SettleAsync(operation, Sweep);
        var queue = new InMemoryWorkQueue();
        var coordinator = new TuningCoordinator(operation.Store, operation.Get<TrialBook>(), new TuningQueue(queue), operation.Get<TuningPublisher>(), operation.Time);
        using var worker = Worker(operation, queue);
        await coordinator.SendAsync(settled, SmallOperation.Cancel);
        await queue.ReceiveAsync(SmallOperation.Cancel);
        await queue.ReceiveAsync(SmallOperation.Cancel);
        await worker.DrainAsync((_, _) => { }, SmallOperation.Cancel);
        queue.LoseEverything();

        Assert.Equal((3, 2), await coordinator.SendAsync(settled, SmallOperation.Cancel));
    }

    [Theory]
    [InlineData("junk", "The message is no shard of a tuning")]
    [InlineData("""{"tuning":"nobody-0123","shard":0}""", "There is no tuning nobody-0123.")]
    [InlineData("""{"tuning":"../../secret","shard":0}""", "names no tuning")]
    public async Task A_message_that_cannot_be_run_fails_with_the_reason(string body, string reason)
    {
        await using var operation = new SmallOperation(market);
        var queue = new InMemoryWorkQueue();
        using var worker = Worker(operation, queue);
        await queue.SendAsync("job", System.Text.Encoding.UTF8.GetBytes(body), SmallOperation.Cancel);

        await worker.DrainAsync((_, _) => { }, SmallOperation.Cancel);

        Assert.Contains(reason, Assert.Single(queue.Failed).Reason, StringComparison.Ordinal);
    }

    private static TuningWorker Worker(SmallOperation operation, InMemoryWorkQueue queue) => new(
        new TuningQueue(queue),
        operation.Get<TuningRequests>(),
        operation.Get<TrialBook>(),
        operation.Get<TuningRunner>(),
        operation.Get<Pipeline.MarketData.MarketStore>(),
        operation.Store);

    private static async Task<TuningDocument> RunAsync(SmallOperation operation, TuningAsk ask) =>
        await operation.Get<TuningRunner>().RunAsync(await TuningRequestsTests.SettleAsync(operation, ask), 1, null, SmallOperation.Cancel);

    private static void StopAt(TuningProgress progress, int trials, CancellationTokenSource stop)
    {
        if (progress.Done == trials)
        {
            stop.Cancel();
        }
    }

    private async Task<SortedDictionary<string, string>> ProductsAsync(TuningAsk ask, int threads)
    {
        await using var operation = new SmallOperation(market);
        await operation.Get<TuningRunner>().RunAsync(await TuningRequestsTests.SettleAsync(operation, ask), threads, null, SmallOperation.Cancel);
        return operation.Store.Products();
    }

    private sealed class Seen(Action<TuningProgress> see) : IProgress<TuningProgress>
    {
        public void Report(TuningProgress value) => see(value);
    }
}

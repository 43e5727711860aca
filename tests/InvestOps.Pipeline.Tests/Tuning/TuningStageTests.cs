using InvestOps.Domain.Tuning.Evidence;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Tests.Day;
using InvestOps.Pipeline.Tuning;
using Xunit;

namespace InvestOps.Pipeline.Tests.Tuning;

public sealed class TuningStageTests(SmallMarket market)
{
    // 315 trials in five shards: 81, 63, 54, 54 and 63, nine for each signal.
    internal static readonly TuningAsk Sweep = new() { Strategy = "quick", Grid = ["lookback=10..40:5", "skip=0..4", "top_n=2..10"] };

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
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => StageAsync(operation, settled, 1, new Seen(progress => StopAt(progress, 200, stop)), stop.Token));
        var kept = operation.Store.All.Keys.Count(path => path.Path.Contains("/shards/", StringComparison.Ordinal));

        var run = 0;
        await StageAsync(operation, settled, 1, new Seen(progress => run = progress.Run));

        Assert.Equal(3, kept);
        Assert.Equal(315 - (81 + 63 + 54), run);
        Assert.Equal(whole, operation.Store.Products());
    }

    [Fact]
    public async Task A_result_that_is_there_is_not_made_again()
    {
        await using var operation = new SmallOperation(market);
        var settled = await TuningRequestsTests.SettleAsync(operation, TuningRequestsTests.Ask());
        await StageAsync(operation, settled);
        var before = operation.Store.Products();

        var run = 0;
        var outcome = await StageAsync(operation, settled, 1, new Seen(_ => run++));

        Assert.IsType<StageOutcome.AlreadyDone>(outcome);
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
        var document = await RunAsync(operation, TuningRequestsTests.Ask() with { Backtests = 0 });
        var best = document.Top[0];
        Assert.False(best.IsBacktested);
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
    public async Task The_best_trials_have_their_full_backtests_and_the_page_has_links_to_these_only()
    {
        await using var operation = new SmallOperation(market);

        var document = await RunAsync(operation, TuningRequestsTests.Ask() with { Backtests = 2 });

        Assert.Equal([true, true, false, false], document.Top.Select(trial => trial.IsBacktested));
        var page = operation.TextOf(AssetCatalog.Tuning(document.Plan.Id, "report.html"));
        Assert.All(document.Top, trial =>
        {
            Assert.Equal(trial.IsBacktested, operation.Store.All.ContainsKey(AssetCatalog.BacktestManifest(trial.Backtest)));
            Assert.Equal(trial.IsBacktested, operation.Store.All.ContainsKey(AssetCatalog.Backtest(trial.Backtest, "tearsheet.html")));
            Assert.Equal(trial.IsBacktested, page.Contains($"href=\"../../backtests/{trial.Backtest}/tearsheet.html\"", StringComparison.Ordinal));
            Assert.Equal(!trial.IsBacktested, page.Contains(trial.Command, StringComparison.Ordinal));
        });
    }

    [Fact]
    public async Task A_full_backtest_that_is_gone_is_made_again_by_the_same_command()
    {
        await using var operation = new SmallOperation(market);
        var settled = await TuningRequestsTests.SettleAsync(operation, TuningRequestsTests.Ask() with { Backtests = 1 });
        await StageAsync(operation, settled);
        var before = operation.Store.Products();
        var best = (await operation.Get<TuningPublisher>().ReadAsync(settled, SmallOperation.Cancel))!.Top[0].Backtest;
        await operation.Store.DeleteAsync(AssetCatalog.BacktestManifest(best), SmallOperation.Cancel);

        await StageAsync(operation, settled);

        Assert.Equal(before, operation.Store.Products());
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
    public async Task A_tuning_is_a_run_of_the_ledger_and_so_is_a_stopped_one()
    {
        await using var operation = new SmallOperation(market);
        var settled = await TuningRequestsTests.SettleAsync(operation, Sweep);
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => StageAsync(operation, settled, 1, new Seen(progress => StopAt(progress, 200, stop)), stop.Token));

        await StageAsync(operation, settled);

        var runs = await RunsAsync(operation, settled);
        Assert.Equal([(settled.Plan.Id, RunState.Cancelled), (settled.Plan.Id, RunState.Completed)], runs.OrderBy(run => run.Attempt).Select(run => (run.Subject, run.State)));
        Assert.Equal(settled.Plan.Vintage, runs[0].Inputs!["market"]);
        Assert.StartsWith($"{settled.Plan.Id}: 315 trials, verdict ", runs.Single(run => run.State == RunState.Completed).Details, StringComparison.Ordinal);
    }

    private static async Task<TuningDocument> RunAsync(SmallOperation operation, TuningAsk ask)
    {
        var settled = await TuningRequestsTests.SettleAsync(operation, ask);
        await StageAsync(operation, settled);
        return (await operation.Get<TuningPublisher>().ReadAsync(settled, SmallOperation.Cancel))!;
    }

    internal static async Task<StageOutcome> StageAsync(SmallOperation operation, SettledTuning settled, int threads = 1, Seen? seen = null, CancellationToken? stop = null) =>
        (await operation.Get<StageRunner>().RunAsync(new RunKey(StageName.Tune, settled.Plan.To), (run, token) => operation.Get<TuningStage>().RunAsync(settled, run, threads, seen, token), stop ?? SmallOperation.Cancel)).Outcome;

    internal static Task<IReadOnlyList<RunRecord>> RunsAsync(SmallOperation operation, SettledTuning settled) =>
        operation.Get<RunLedger>().ListAsync(new RunKey(StageName.Tune, settled.Plan.To), SmallOperation.Cancel);

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
        await StageAsync(operation, await TuningRequestsTests.SettleAsync(operation, ask), threads);
        return operation.Store.Products();
    }

    internal sealed class Seen(Action<TuningProgress> see) : IProgress<TuningProgress>
    {
        public void Report(TuningProgress value) => see(value);
    }
}

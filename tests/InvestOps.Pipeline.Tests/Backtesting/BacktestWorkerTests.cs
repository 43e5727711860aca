using System.Text;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Tests.Day;
using Xunit;

namespace InvestOps.Pipeline.Tests.Backtesting;

public sealed class BacktestWorkerTests(SmallMarket market)
{
    [Theory]
    [InlineData("hello", "The message is not a request: it is neither JSON nor base64 of JSON. Line 1, position 1: found 'hello'")]
    [InlineData("{\"strategy\":\"quik\"}", "There is no strategy 'quik'. Did you mean 'quick'? Known strategies: calm, quick.")]
    [InlineData("{\"strategy\":\"quick\",\"from\":\"2019-01-02\",\"to\":\"2019-12-30\"}", "The range 2019-01-02 to 2019-12-30 lies outside the stored data, which runs from 2025-10-23 to 2026-10-28.")]
    [InlineData("{\"strategy\":\"quick\",\"from\":\"2019-01-02\"}", "is not wholly within the stored data")]
    [InlineData("{\"strategy\":\"quick\",\"to\":\"2026-10-29\"}", "is not wholly within the stored data")]
    [InlineData("{\"strategy\":\"quick\",\"form\":\"2026-01-02\",\"capital\":\"all\"}", "A request has no field 'form'; did you mean from?\ncapital: expected a whole number of won")]
    [InlineData("{\"strategy\":\"quick\",\"from\":\"2026-10-24\",\"to\":\"2026-10-25\"}", "There is no trading day from 2026-10-24 to 2026-10-25.")]
    [InlineData("{\"strategy\":\"quick\",\"parameters\":{\"scanner.lookback\":-1,\"sizing.topn\":5}}", "sizing.topn is no setting; did you mean top_n?")]
    public async Task A_request_that_cannot_be_run_fails_with_the_reason_and_leaves_nothing(string body, string reason)
    {
        await using var operation = new SmallOperation(market);
        var before = operation.Store.Products();
        await operation.Queue.SendAsync("job", Encoding.UTF8.GetBytes(body), SmallOperation.Cancel);

        var ended = Assert.Single(await operation.BacktestsAsync());

        Assert.Null(ended.Report);
        Assert.Contains(reason, ended.Reason, StringComparison.Ordinal);
        Assert.Equal([("job", ended.Reason!)], operation.Queue.Failed);
        Assert.Empty(operation.Queue.Done);
        Assert.Equal(before, operation.Store.Products());
    }

    [Fact]
    public async Task A_bad_request_does_not_keep_others_from_running()
    {
        await using var operation = new SmallOperation(market);
        await SendAsync(operation, "first", """{"strategy":"quick"}""");
        await SendAsync(operation, "second", "junk");
        await SendAsync(operation, "third", """{"strategy":"calm"}""");

        var ended = await operation.BacktestsAsync();

        Assert.Equal(["first", "second", "third"], ended.Select(message => message.Id), StringComparer.Ordinal);
        Assert.Equal(["first", "third"], operation.Queue.Done, StringComparer.Ordinal);
        Assert.Equal(["second"], operation.Queue.Failed.Select(failed => failed.Id), StringComparer.Ordinal);
    }

    [Fact]
    public async Task What_the_queue_refuses_fails_with_its_words_and_is_in_the_ledger()
    {
        await using var operation = new SmallOperation(market);
        operation.Queue.Refuse("huge", "The file has 1,234,567 bytes; at most 49,152 are read.");

        var ended = Assert.Single(await operation.BacktestsAsync());

        Assert.Equal(("huge", "The file has 1,234,567 bytes; at most 49,152 are read."), (ended.Id, ended.Reason));
        Assert.Equal(("huge", ended.Reason!), Assert.Single(operation.Queue.Failed));
        var run = Assert.Single(await operation.RunsAsync(StageName.Backtest, SmallMarket.Friday));
        Assert.Equal(("huge", RunState.Failed, ended.Reason), (run.Subject, run.State, run.Error));
    }

    [Fact]
    public async Task A_stop_gives_the_request_back()
    {
        await using var operation = new SmallOperation(market);
        await SendAsync(operation, "a", """{"strategy":"quick"}""");
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => operation.Get<BacktestWorker>().DrainAsync((_, _, _) => { }, stop.Token));

        Assert.Equal(1, operation.Queue.Waiting);
        Assert.Empty(operation.Queue.Failed);
    }

    [Fact]
    public async Task The_same_request_twice_is_one_run_and_the_second_finds_it_done()
    {
        await using var operation = new SmallOperation(market);
        await SendAsync(operation, "a", """{"strategy":"quick","from":"2026-03-02","requestedBy":"me"}""");
        await SendAsync(operation, "b", """{"from":"2026-03-02","strategy":"quick","requestedBy":"you","reason":"again"}""");

        var ended = await operation.BacktestsAsync();

        Assert.IsType<StageOutcome.Completed>(ended[0].Report!.Outcome);
        Assert.IsType<StageOutcome.AlreadyDone>(ended[1].Report!.Outcome);
        Assert.Equal(ended[0].Report!.Outcome.Details, ended[1].Report!.Outcome.Details);
        Assert.Equal(["a", "b"], operation.Queue.Done, StringComparer.Ordinal);
        var run = Assert.Single(await operation.RunsAsync(StageName.Backtest, SmallMarket.Wednesday));
        Assert.StartsWith("quick-", run.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_request_under_an_id_that_is_taken_fails_and_the_first_result_stays()
    {
        await using var operation = new SmallOperation(market);
        await SendAsync(operation, "a", """{"id":"mine","strategy":"quick"}""");
        await SendAsync(operation, "b", """{"id":"mine","strategy":"calm"}""");
        await SendAsync(operation, "c", """{"id":"mine","strategy":"quick"}""");

        var ended = await operation.BacktestsAsync();

        Assert.IsType<StageOutcome.Completed>(ended[0].Report!.Outcome);
        Assert.Equal("The id 'mine' belongs to another backtest already. Leave the id out, or take another one.", ended[1].Reason);
        Assert.Equal([("mine", RunState.Completed), ("mine", RunState.Failed)], (await operation.RunsAsync(StageName.Backtest, SmallMarket.Wednesday)).Select(run => (run.Subject, run.State)));
        Assert.IsType<StageOutcome.AlreadyDone>(ended[2].Report!.Outcome);
        Assert.Equal("quick", AssetJson.Read<BacktestDocument>(operation.Store.All[AssetCatalog.Backtest("mine", "result.json")]).Strategy);
    }

    [Fact]
    public async Task The_result_is_published_whole_with_the_hash_of_each_file_and_what_it_was_made_from()
    {
        await using var operation = new SmallOperation(market);
        await SendAsync(operation, "a", """{"id":"mine","strategy":"quick","capital":20000000}""");

        await operation.BacktestsAsync();

        var manifest = AssetJson.Read<AssetManifest>(operation.Store.All[AssetCatalog.BacktestManifest("mine")]);
        Assert.Equal(["equity.csv", "request.json", "result.json", "tearsheet.html", "tearsheet.png", "trades.csv"], manifest.Files.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(manifest.Files, file => Assert.Equal(operation.Store.Products()[$"reports/backtests/mine/{file.Key}"], file.Value));
        Assert.Equal(["language", "market", "strategy:quick"], manifest.Inputs.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        var result = AssetJson.Read<BacktestDocument>(operation.Store.All[AssetCatalog.Backtest("mine", "result.json")]);
        var curve = operation.TextOf(AssetCatalog.Backtest("mine", "equity.csv")).TrimEnd().Split('\n');
        Assert.Equal(20_000_000m, result.Capital);
        Assert.Equal(result.FinalEquity, decimal.Parse(curve[^1].Split(',')[1], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(249, curve.Length);
        Assert.Equal(result.Trades, operation.TextOf(AssetCatalog.Backtest("mine", "trades.csv")).TrimEnd().Split('\n').Length - 1);
        Assert.True(result.Trades > 50);
    }

    private static Task<bool> SendAsync(SmallOperation operation, string id, string body) =>
        operation.Queue.SendAsync(id, Encoding.UTF8.GetBytes(body), SmallOperation.Cancel);
}

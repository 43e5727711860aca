using InvestOps.Domain.Market;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Runs;
using Microsoft.Extensions.Logging;
using Xunit;

namespace InvestOps.Pipeline.Tests.Day;

public sealed class FailureTests(SmallMarket market)
{
    [Fact]
    public async Task A_failure_is_in_the_ledger_and_the_log_and_comes_through_and_the_next_attempt_is_the_second()
    {
        var failure = new MarketDataException("The source sent half a page.");
        await using var operation = new SmallOperation(market, source: new FailingSource(market.Source, failure, times: 1));

        Assert.Same(failure, await Assert.ThrowsAsync<MarketDataException>(() => operation.DayAsync(SmallMarket.Thursday)));

        var failed = Assert.Single(await operation.RunsAsync(StageName.Ingest, SmallMarket.Thursday));
        Assert.Equal((RunState.Failed, 1, 1, "The source sent half a page."), (failed.State, failed.Rc, failed.Attempt, failed.Error));
        Assert.Contains((LogLevel.Error, "INGEST rc=1 details=2026-10-29 The source sent half a page. elapsed=0ms"), operation.Log.Lines);

        await operation.DayAsync(SmallMarket.Thursday);
        var runs = await operation.RunsAsync(StageName.Ingest, SmallMarket.Thursday);
        Assert.Equal([(RunState.Failed, 1), (RunState.Completed, 2)], runs.Select(run => (run.State, run.Attempt)));
    }

    [Fact]
    public async Task A_stop_is_cancelled_in_the_ledger_and_no_error_in_the_log()
    {
        await using var operation = new SmallOperation(market);
        using var stop = new CancellationTokenSource();
        var key = new RunKey(StageName.Scan, SmallMarket.Wednesday.Date);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => operation.Get<StageRunner>().RunAsync(key, StoppedAtWork, stop.Token));

        var run = Assert.Single(await operation.RunsAsync(StageName.Scan, SmallMarket.Wednesday));
        Assert.Equal((RunState.Cancelled, 1), (run.State, run.Rc));
        Assert.DoesNotContain(operation.Log.Lines, line => line.Level >= LogLevel.Error);

        async Task<StageOutcome> StoppedAtWork(StageRun begun, CancellationToken token)
        {
            await begun.BeginAsync(token);
            await stop.CancelAsync();
            token.ThrowIfCancellationRequested();
            return new StageOutcome.Completed { Details = "never" };
        }
    }

    [Fact]
    public async Task A_damaged_asset_is_named_with_what_to_do()
    {
        await using var operation = new SmallOperation(market);
        await operation.DayAsync(SmallMarket.Thursday);
        var path = AssetCatalog.SignalsManifest(SmallMarket.Thursday);
        await operation.Store.WriteAsync(path, "{ half"u8.ToArray(), SmallOperation.Cancel);

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => operation.StageAsync(StageName.Scan, SmallMarket.Thursday));

        Assert.Contains($"memory:{path} cannot be read", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Remove it to have it made again.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_strategy_that_cannot_be_read_stops_the_day_before_anything_runs()
    {
        await using var operation = new SmallOperation(market, configs => configs.Write("strategies/calm.yaml", "schema: 1\n"));
        var before = operation.Store.Everything();

        await Assert.ThrowsAsync<ConfigurationException>(() => operation.DayAsync(SmallMarket.Thursday));

        Assert.Equal(before, operation.Store.Everything());
    }
}

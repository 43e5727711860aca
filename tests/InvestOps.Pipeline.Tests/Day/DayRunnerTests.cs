using System.Text;
using System.Text.RegularExpressions;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Runs;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Day;

public sealed partial class DayRunnerTests(SmallMarket market)
{
    private static readonly StageName[] InOrder = [StageName.Ingest, StageName.Scan, StageName.Report, StageName.RequestBacktest];

    [Fact]
    public async Task A_day_and_its_backtest_leave_exactly_these_assets()
    {
        await using var operation = new SmallOperation(market);
        var before = operation.Store.All.Keys.ToHashSet();

        var reports = await operation.DayAsync(SmallMarket.Thursday);
        await operation.BacktestsAsync();

        Assert.Equal(InOrder, reports.Select(report => report.Key.Stage));
        Assert.All(reports, report => Assert.IsType<StageOutcome.Completed>(report.Outcome));
        var added = operation.Store.All.Keys.Except(before).Select(path => Hash().Replace(RunId().Replace(path.ToString(), "/RUN.json"), "HASH"));
        GoldenFile.Verify("day-assets.golden.txt", string.Join('\n', added.Order(StringComparer.Ordinal)) + "\n");
    }

    [Fact]
    public async Task Each_stage_that_worked_has_one_completed_run_in_the_ledger_and_one_line_in_the_log()
    {
        await using var operation = new SmallOperation(market);
        await operation.DayAsync(SmallMarket.Thursday);

        foreach (var (stage, name) in InOrder.Zip(["INGEST", "SCAN", "REPORT", "REQUEST_BACKTEST"]))
        {
            var run = Assert.Single(await operation.RunsAsync(stage, SmallMarket.Thursday));
            Assert.Equal((RunState.Completed, 0, 1), (run.State, run.Rc, run.Attempt));
            Assert.Contains($"{name} rc=0 details=2026-10-29 Completed: {run.Details} elapsed=0ms", operation.Log.Lines.Select(line => line.Text), StringComparer.Ordinal);
        }
    }

    [Fact]
    public async Task A_second_run_finds_everything_done_and_changes_no_byte()
    {
        await using var operation = new SmallOperation(market);
        await operation.DayAsync(SmallMarket.Thursday);
        var before = operation.Store.Everything();

        var again = await operation.DayAsync(SmallMarket.Thursday);

        Assert.Equal(InOrder, again.Select(report => report.Key.Stage));
        Assert.All(again, report => Assert.IsType<StageOutcome.AlreadyDone>(report.Outcome));
        Assert.Equal(before, operation.Store.Everything());
        Assert.Equal(1, operation.Queue.Waiting);
    }

    [Fact]
    public async Task A_crash_between_the_write_and_the_send_loses_no_request()
    {
        await using var operation = new SmallOperation(market);
        var asked = (await operation.DayAsync(SmallMarket.Thursday))[^1].Outcome.Next;
        await using var after = new SmallOperation(market, store: operation.Store);
        Assert.Equal(0, after.Queue.Waiting);

        var again = (await after.DayAsync(SmallMarket.Thursday))[^1];

        Assert.IsType<StageOutcome.AlreadyDone>(again.Outcome);
        Assert.Equal(Texts(asked), Texts(again.Outcome.Next));
        Assert.Equal(operation.Queue.Bodies.Select(body => body.ToArray()), after.Queue.Bodies.Select(body => body.ToArray()));
    }

    [Fact]
    public async Task The_days_of_a_week_build_on_each_other_and_a_late_day_can_be_made_up_afterwards()
    {
        await using var inOrder = new SmallOperation(market);
        await inOrder.DayAsync(SmallMarket.Thursday);
        await inOrder.DayAsync(SmallMarket.Friday);
        await using var late = new SmallOperation(market);
        await late.StageAsync(StageName.Ingest, SmallMarket.Thursday);
        await late.DayAsync(SmallMarket.Friday);
        await late.DayAsync(SmallMarket.Thursday);

        Assert.Equal(inOrder.Store.Products(), late.Store.Products());
    }

    private static string[] Texts(IEnumerable<BacktestMessage> messages) => [.. messages.Select(message => Encoding.UTF8.GetString(message.ToJson()))];

    [GeneratedRegex("/[0-9]{8}T[0-9]{9}-1-[0-9]+(-[0-9a-f]{8})?[.]json", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RunId();

    [GeneratedRegex("[0-9a-f]{12}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hash();
}

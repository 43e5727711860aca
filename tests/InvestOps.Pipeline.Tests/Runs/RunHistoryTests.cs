using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Tests.Day;
using Microsoft.Extensions.Logging;
using Xunit;

namespace InvestOps.Pipeline.Tests.Runs;

public sealed class RunHistoryTests(SmallMarket market)
{
    [Fact]
    public async Task Runs_are_found_by_date_stage_state_and_number_newest_first()
    {
        await using var operation = new SmallOperation(market);
        await operation.DayAsync(SmallMarket.Thursday);
        operation.Time.Advance(TimeSpan.FromMinutes(1));
        await operation.DayAsync(SmallMarket.Friday);
        var history = operation.Get<RunHistory>();

        async Task<IReadOnlyList<RunRecord>> FindAsync(RunFilter filter) => await history.FindAsync(filter, SmallOperation.Cancel);

        Assert.Equal(8, (await FindAsync(new RunFilter())).Count);
        Assert.All(await FindAsync(new RunFilter { Most = 4 }), run => Assert.Equal(SmallMarket.Friday.Date, run.Date));
        Assert.Equal(4, (await FindAsync(new RunFilter { To = SmallMarket.Thursday.Date })).Count);
        Assert.Equal(4, (await FindAsync(new RunFilter { From = SmallMarket.Friday.Date })).Count);
        Assert.Equal([SmallMarket.Friday.Date, SmallMarket.Thursday.Date], (await FindAsync(new RunFilter { Stage = StageName.Scan })).Select(run => run.Date));
        Assert.Empty(await FindAsync(new RunFilter { State = RunState.Failed }));
        Assert.Equal(8, (await FindAsync(new RunFilter { State = RunState.Completed })).Count);
        Assert.Null(await history.FindAsync("20261102T000000000-1-1", SmallOperation.Cancel));
    }

    [Fact]
    public async Task A_run_says_which_configuration_and_inputs_it_had()
    {
        await using var operation = new SmallOperation(market);
        await operation.DayAsync(SmallMarket.Thursday);

        var scan = Assert.Single(await operation.RunsAsync(StageName.Scan, SmallMarket.Thursday));

        Assert.Equal(["language", "market", "recent", "strategy:calm", "strategy:quick"], scan.Inputs?.Keys);
        Assert.Equal("test", scan.CodeVersion);
    }

    [Fact]
    public async Task Entries_of_an_earlier_version_without_these_can_still_be_read()
    {
        await using var operation = new SmallOperation(market);
        await operation.DayAsync(SmallMarket.Thursday);
        var path = operation.Store.All.Keys.First(key => key.Path.StartsWith("2026-10-29/scan/", StringComparison.Ordinal));
        var old = operation.TextOf(path).Split('\n').Where(line => !line.Contains("\"configHash\"", StringComparison.Ordinal) && !line.Contains("\"log\"", StringComparison.Ordinal));
        await operation.Store.WriteAsync(path, System.Text.Encoding.UTF8.GetBytes(string.Join('\n', old)), SmallOperation.Cancel);

        Assert.Null(Assert.Single(await operation.RunsAsync(StageName.Scan, SmallMarket.Thursday)).ConfigHash);
    }

    [Fact]
    public async Task The_lines_of_a_run_are_kept_and_those_of_another_flow_are_not()
    {
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(new RunLogLines()));
        var log = factory.CreateLogger("test");
        IReadOnlyList<string> other = [];

        var mine = RunLogLines.Begin();
        log.LogInformation("one\u001b[31m");
        await Task.Run(
            () =>
            {
                other = RunLogLines.Begin();
                log.LogWarning("elsewhere");
            },
            SmallOperation.Cancel);
        log.LogDebug("not this");
        for (var line = 0; line < 25; line++)
        {
            log.LogError("line {Number}", line);
        }

        Assert.Equal(20, mine.Count);
        Assert.Equal("Error: line 24", mine[^1]);
        Assert.Equal(["Warning: elsewhere"], other);
        Assert.Equal(["Information: one [31m"], KeptOf("one\u001b[31m"));
    }

    [Theory]
    [InlineData("2026-10-29/scan/20261102T002000000-99-9.json", true)]
    [InlineData("2026-10-29/scan/notes.json", false)]
    [InlineData("2026-10-29/nothing/20261102T002000000-99-9.json", false)]
    [InlineData("sources/krx.json", false)]
    [InlineData("locks/scan/00000001.json", false)]
    public void A_ledger_entry_is_told_from_what_else_lies_there(string path, bool expected) =>
        Assert.Equal(expected, RunPath.TryRead(new AssetPath(AssetCatalog.Runs, path)) is not null);

    private static IReadOnlyList<string> KeptOf(string text)
    {
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(new RunLogLines()));
        var lines = RunLogLines.Begin();
        factory.CreateLogger("test").LogInformation("{Text}", text);
        return lines;
    }
}

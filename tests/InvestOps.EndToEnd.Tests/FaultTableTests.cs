using Xunit;

namespace InvestOps.EndToEnd.Tests;

/// <summary>The table of faults, row by row: real sources against the fake exchange, through the command, into files.</summary>
public sealed class FaultTableTests(FaultRuns runs) : IClassFixture<FaultRuns>
{
    public static TheoryData<string> Rows { get; } = [.. FaultTable.All.Keys];

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_fault_has_its_exit_code_its_words_and_its_number_of_requests(string row)
    {
        var (expected, run) = (FaultTable.All[row], runs.All[row]);

        Assert.True(expected.ExitCode == run.Result.ExitCode, $"{run.Result.ExitCode}: {run.Result.Errors}{run.Result.Output}");
        Assert.Contains(expected.Says, run.Result.Errors + run.Result.Output, StringComparison.Ordinal);
        Assert.Equal(expected.Requests, run.Requests);
        Assert.DoesNotContain(ExchangeScene.Key, run.Result.Errors + run.Result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Each_failure_is_one_line_of_the_log(string row)
    {
        var (expected, run) = (FaultTable.All[row], runs.All[row]);
        var lines = run.Result.Errors.Split('\n').Where(line => line.Contains("[ERROR] [INGEST] rc=1 details=", StringComparison.Ordinal)).ToArray();

        Assert.Equal(expected.IsLogged ? 1 : 0, lines.Length);
        Assert.All(lines, line => Assert.Contains(expected.Says, line, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.Matches(@"^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] \[ERROR\] \[INGEST\] rc=1 details=2024-01-09 .* elapsed=\d+ms\r?$", line));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_was_stored_stays_and_nothing_half_is_added(string row)
    {
        var (expected, run) = (FaultTable.All[row], runs.All[row]);

        Assert.All(run.Changed, file => Assert.Contains(expected.Changes, change => file.StartsWith(change, StringComparison.Ordinal)));
        Assert.All(expected.Changes.Where(change => !change.Contains("quality/", StringComparison.Ordinal) || change.EndsWith(".json", StringComparison.Ordinal)), change => Assert.Contains(run.Changed, file => file.StartsWith(change, StringComparison.Ordinal)));
    }
}

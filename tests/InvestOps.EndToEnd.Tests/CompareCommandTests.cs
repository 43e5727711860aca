using System.Text.Json;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.EndToEnd.Tests;

public sealed class CompareCommandTests(DemoFixture demo)
{
    [Fact]
    public async Task Finished_backtests_are_put_side_by_side_and_an_unknown_one_is_refused()
    {
        using var folder = new TemporaryFolder();
        RootFiles.Copy(demo.Root, folder.Path);
        var finished = Path.GetFileName(Assert.Single(Directory.GetDirectories(Path.Combine(folder.Path, "reports", "backtests"))));
        var run = await RunAsync(folder, "backtest", "run", "--strategy", "reversal_5d_v1", "--from", "2026-06-01", "--json");
        Assert.Equal(0, run.ExitCode);
        using var result = JsonDocument.Parse(run.Output);
        var other = result.RootElement.GetProperty("id").GetString()!;

        var compared = await RunAsync(folder, "backtest", "compare", finished, other);
        var printed = await RunAsync(folder, "backtest", "compare", finished, other, "--json");
        var refused = await RunAsync(folder, "backtest", "compare", finished, "nothing-of-that-name");

        Assert.Equal((0, ""), (compared.ExitCode, compared.Errors));
        var page = await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "reports", "compare"), "*.html", SearchOption.AllDirectories)), TestContext.Current.CancellationToken);
        Assert.All([finished, other], id => Assert.Contains(id, page, StringComparison.Ordinal));
        using var figures = JsonDocument.Parse(printed.Output);
        Assert.Equal([finished, other], figures.RootElement.GetProperty("backtests").EnumerateArray().Select(backtest => backtest.GetProperty("id").GetString()));
        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.Contains("nothing-of-that-name", refused.Errors, StringComparison.Ordinal);
    }

    private static Task<ProgramResult> RunAsync(TemporaryFolder folder, params string[] arguments) =>
        InvestOpsProgram.RunAsync(folder.Path, [.. arguments, "--root", folder.Path]);
}

using System.Text;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.EndToEnd.Tests;

/// <summary>What a person gets who gives the command something that it cannot use: one message, the exit code, and an unchanged root.</summary>
[Collection(nameof(DemoFixture))] // its commands work in the demo's own root, which no other may change meanwhile
public sealed class BadInputTests(DemoFixture demo) : IDisposable
{
    private const string Bars = "date,code,open,high,low,close,volume\n2026-10-30,600010,100,100,100,100,10\n";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("backtest run --strategy momentum_topM_v1", "There is no strategy 'momentum_topM_v1'. Did you mean 'momentum_topN_v1'?")]
    [InlineData("backtest run --strategy momentum_topN_v1 --from 2010-01-04 --to 2011-01-03", "lies outside the stored data, which runs from 2022-10-26 to 2026-10-30")]
    [InlineData("backtest run --strategy momentum_topN_v1 --set lookback", "--set lookback is no KEY=VALUE")]
    [InlineData("backtest run --strategy momentum_topN_v1 --set scanner.lookbak=5", "scanner.lookbak is no setting; did you mean lookback?")]
    [InlineData("backtest run --strategy momentum_topN_v1 --capital much", "'much' is no amount of won")]
    [InlineData("backtest run", "Give one of --strategy NAME (one backtest), --inbox DIR (those that wait there) and --waiting (those that wait in the queue).")]
    [InlineData("day --date 2026-10-31", "2026-10-31 (Saturday) is no trading day of the KRX calendar. The sessions around it are 2026-10-30 and 2026-11-02.")]
    [InlineData("day --date 2024-13-01", "'2024-13-01' is no date. A date is written yyyy-MM-dd, for example 2024-01-31.")]
    [InlineData("import", "Required argument missing")]
    public async Task Wrong_usage_is_exit_code_2(string arguments, string message) =>
        AssertRefused(2, message, await RunAsync(arguments.Split(' ')));

    [Fact]
    public async Task A_misspelt_option_is_named_with_the_nearest_one()
    {
        var refused = await RunAsync("report", "--dat=2026-10-30");

        AssertRefused(2, "Unrecognized command or argument '--dat=2026-10-30'", refused);
        Assert.Contains("Did you mean --date?", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("investops report --help", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_is_not_there_is_refused() =>
        AssertRefused(1, "nothing.csv: there is no such file or folder.", await RunAsync("import", Path.Combine(_folder.Path, "nothing.csv")));

    [Fact]
    public async Task A_truncated_file_is_refused()
    {
        var whole = Directory.GetFiles(Path.Combine(demo.Root, "market", "bars"), "2022*.parquet").Single();
        var truncated = Write("bars.parquet", File.ReadAllBytes(whole)[..5000]);

        AssertRefused(1, "bars.parquet: this is no complete Parquet file", await RunAsync("import", truncated));
    }

    [Fact]
    public async Task A_file_with_other_columns_is_refused_with_those_that_are_expected() =>
        AssertRefused(1, "Found: day, ticker, price. Expected: date, code, open, high, low, close, volume", await RunAsync("import", Write("other.csv", "day,ticker,price\n2026-10-30,600010,100\n"u8.ToArray())));

    [Fact]
    public async Task Adjusted_prices_do_not_go_into_a_root_of_raw_ones() =>
        AssertRefused(1, "This root holds raw prices, and the bars to be imported are adjusted.", await RunAsync("import", "--adjusted", Write("bars.csv", Encoding.UTF8.GetBytes(Bars))));

    [Fact]
    public async Task All_mistakes_of_a_strategy_come_at_once_with_file_and_line()
    {
        var configs = Path.Combine(_folder.Path, "configs");
        RootFiles.Copy(Path.Combine(demo.Root, "configs"), configs);
        var file = Path.Combine(configs, "strategies", "reversal_5d_v1.yaml");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))
            .Replace("top_n: 20", "top_n: twenty", StringComparison.Ordinal)
            .Replace("rebalance: weekly", "rebalance: weekley", StringComparison.Ordinal)
            .Replace("benchmark:", "benchmrk:", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var refused = await RunAsync("backtest", "run", "--strategy", "reversal_5d_v1", "--configs", configs);

        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        var errors = refused.Errors.TrimEnd().Split('\n');
        Assert.Equal(3, errors.Length);
        Assert.All(errors, error => Assert.Matches("^error: .*reversal_5d_v1[.]yaml:[0-9]+: ", error));
        Assert.Contains(errors, error => error.Contains(":15: sizing.top_n is 'twenty'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_session_that_is_not_published_yet_is_exit_code_3()
    {
        var before = RootFiles.All(demo.Root);
        var keyless = new Dictionary<string, string?>(StringComparer.Ordinal) { ["KrxOpenApiKey"] = null, ["DataGoKrKey"] = null };

        // The day of the test is long after: a source that could be asked would have to have it.
        var early = await InvestOpsProgram.RunAsync(_folder.Path, keyless, "day", "--date", "2026-11-02", "--root", demo.Root);

        Assert.Equal(3, early.ExitCode);
        Assert.Contains("│ 2026-11-02 │ Ingest │ NotReady │", early.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Report:", early.Output, StringComparison.Ordinal);
        Assert.Equal(before, RootFiles.All(demo.Root));
    }

    [Fact]
    public async Task An_empty_root_says_how_to_begin_and_is_not_made()
    {
        var root = Path.Combine(_folder.Path, "none");

        var refused = await InvestOpsProgram.RunAsync(_folder.Path, "backtest", "run", "--strategy", "momentum_topN_v1", "--root", root);

        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.Equal("error: No market data is stored in this root. Import some: investops import PATH.\n", refused.Errors);
        Assert.False(Directory.Exists(root));
    }

    private async Task<ProgramResult> RunAsync(params string[] arguments)
    {
        var before = RootFiles.All(demo.Root);
        var result = await InvestOpsProgram.RunAsync(_folder.Path, [.. arguments, "--root", demo.Root]);
        Assert.Equal(before, RootFiles.All(demo.Root));
        return result;
    }

    private static void AssertRefused(int exitCode, string message, ProgramResult result)
    {
        Assert.Equal((exitCode, ""), (result.ExitCode, result.Output));
        var error = Assert.Single(result.Errors.Split('\n'), line => line.StartsWith("error: ", StringComparison.Ordinal));
        Assert.Contains(message, error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
    }

    private string Write(string name, byte[] content)
    {
        var file = Path.Combine(_folder.Path, name);
        File.WriteAllBytes(file, content);
        return file;
    }
}

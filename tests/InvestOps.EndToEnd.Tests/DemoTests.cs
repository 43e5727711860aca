using System.Text.RegularExpressions;
using Xunit;

namespace InvestOps.EndToEnd.Tests;

[Collection(nameof(DemoFixture))] // its commands work in the demo's own root, which no other may change meanwhile
public sealed partial class DemoTests(DemoFixture demo)
{
    private static readonly string[] Dates = ["2026-10-26", "2026-10-27", "2026-10-28", "2026-10-29", "2026-10-30"];

    [Fact]
    public void The_demo_runs_every_stage_of_five_days_and_prints_where_its_products_are()
    {
        Assert.Equal(0, demo.Result.ExitCode);
        var rows = Rows(demo.Result.Output);
        Assert.Equal(Dates, rows.Select(row => row.Date).Where(date => date.Length > 0));
        var evening = new[] { "Ingest", "Scan", "Report", "RequestBacktest", "Sync" };
        Assert.Equal([.. Dates[..4].SelectMany(_ => evening), .. evening[..4], "Backtest", "Sync"], rows.Select(row => row.Stage), StringComparer.Ordinal);
        Assert.All(rows, row => Assert.Equal("Completed", row.Outcome));
        Assert.True(File.Exists(PlaceOf("Report")), "report");
        Assert.True(File.Exists(PlaceOf("Tear sheet")), "tear sheet");
        Assert.Equal(11, Directory.GetFiles(PlaceOf("Signals")).Length);
        Assert.Equal(demo.Root, PlaceOf("Everything"));
    }

    [Fact]
    public async Task A_second_run_finds_everything_done_and_changes_no_byte()
    {
        var before = RootFiles.All(demo.Root);

        var again = await InvestOpsProgram.RunAsync(demo.Root, "demo", "--root", demo.Root);

        Assert.Equal(0, again.ExitCode);
        var rows = Rows(again.Output);
        Assert.Equal(25, rows.Count);
        Assert.All(rows, row => Assert.Equal("AlreadyDone", row.Outcome));
        Assert.Equal(before, RootFiles.All(demo.Root));
        Assert.Equal(Places(demo.Result.Output), Places(again.Output), StringComparer.Ordinal);
    }

    [Fact]
    public void What_is_synced_is_what_was_reported()
    {
        var reports = demo.Products.Where(file => file.Key.StartsWith("reports/daily/", StringComparison.Ordinal) || file.Key.StartsWith("reports/backtests/", StringComparison.Ordinal));
        var synced = demo.Products.Where(file => file.Key.StartsWith("synced/", StringComparison.Ordinal)).ToArray();

        Assert.Equal(27, synced.Length);
        Assert.Equal(reports.Select(file => ("synced/" + file.Key, file.Value)), synced.Select(file => (file.Key, file.Value)));
    }

    [Fact]
    public async Task A_folder_that_no_demo_made_is_left_alone()
    {
        using var folder = new Testing.TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "mine.txt"), "mine", TestContext.Current.CancellationToken);

        var refused = await InvestOpsProgram.RunAsync(folder.Path, "demo", "--fresh", "--root", folder.Path);

        Assert.Equal(1, refused.ExitCode);
        Assert.StartsWith("error: ", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("holds something that no demo made", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(["mine.txt"], RootFiles.All(folder.Path).Keys, StringComparer.Ordinal);
    }

    private static List<(string Date, string Stage, string Outcome)> Rows(string output) =>
        [.. output.Split('\n').Select(line => Row().Match(line)).Where(row => row.Success).Select(row => (row.Groups["date"].Value, row.Groups["stage"].Value, row.Groups["outcome"].Value))];

    private static string[] Places(string output) => [.. output.Split('\n').SkipWhile(line => !line.StartsWith("Report:", StringComparison.Ordinal)).Where(line => line.Length > 0)];

    private string PlaceOf(string what) =>
        demo.Result.Output.Split('\n').Single(line => line.StartsWith(what + ":", StringComparison.Ordinal))[(what.Length + 1)..].Trim();

    [GeneratedRegex("^│ (?<date>[0-9-]{10})? *│ (?<stage>[A-Z][A-Za-z]+) +│ (?<outcome>[A-Z][A-Za-z]+) +│", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();
}

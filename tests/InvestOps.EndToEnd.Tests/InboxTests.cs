using System.Security.Cryptography;
using System.Text.Json;
using InvestOps.EndToEnd.Tests.Host;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.EndToEnd.Tests;

[Collection(nameof(DemoFixture))] // its commands work in the demo's own root, which no other may change meanwhile
public sealed class InboxTests(DemoFixture demo)
{
    [Fact]
    public async Task Requests_in_a_folder_end_in_done_or_failed_and_results_go_where_they_are_wanted()
    {
        using var folder = new TemporaryFolder();
        var inbox = Path.Combine(folder.Path, "jobs", "pending");
        var output = Path.Combine(folder.Path, "out");
        await WriteAsync(inbox, "good.json", """{"strategy":"reversal_5d_v1","from":"2026-06-01","capital":30000000}""");
        await WriteAsync(inbox, "junk.json", "this is no request");
        await WriteAsync(inbox, "unknown.json", """{"strategy":"reversal_5d_v2"}""");
        await WriteAsync(inbox, "note.txt", "not for the worker");
        var before = RootFiles.Products(demo.Root);

        var result = await RunAsync(folder, inbox, output);

        Assert.Equal(1, result.ExitCode);
        var files = RootFiles.All(Path.Combine(folder.Path, "jobs")).Keys;
        Assert.Equal(["done/good.json", "failed/junk.json", "failed/junk.reason.txt", "failed/unknown.json", "failed/unknown.reason.txt", "pending/note.txt"], files, StringComparer.Ordinal);
        Assert.Contains("The message is not a request", await ReasonAsync(folder, "junk"), StringComparison.Ordinal);
        Assert.Contains("Did you mean 'reversal_5d_v1'?", await ReasonAsync(folder, "unknown"), StringComparison.Ordinal);
        Assert.EndsWith("\nRequests taken: 3, failed: 2.\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("good: Completed. reversal_5d_v1-", result.Output, StringComparison.Ordinal);
        await AssertPublishedAsync(output);
        Assert.Equal(before, RootFiles.Products(demo.Root));
    }

    [Fact]
    public async Task Nothing_waiting_is_done_and_a_folder_that_is_not_there_is_wrong_usage()
    {
        using var folder = new TemporaryFolder();
        var missing = Path.Combine(folder.Path, "missing");

        var nothing = await RunAsync(folder, folder.Path, folder.Path);
        var refused = await RunAsync(folder, missing, folder.Path);

        Assert.Equal((0, $"Nothing waits in {folder.Path}.\n"), (nothing.ExitCode, nothing.Output));
        Assert.Equal((2, ""), (refused.ExitCode, refused.Output));
        Assert.StartsWith($"error: There is no folder {missing}.", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_watch_takes_requests_as_they_come_until_it_is_stopped()
    {
        using var folder = new TemporaryFolder();
        var inbox = Path.Combine(folder.Path, "jobs", "pending");
        Directory.CreateDirectory(inbox);
        using var watch = InvestOpsProgram.Start(folder.Path, [.. Arguments(inbox, Path.Combine(folder.Path, "out")), "--watch"]);
        var (said, errors) = (watch.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), watch.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        foreach (var name in new[] { "first", "second" })
        {
            await WriteAsync(inbox, $"{name}.json", "this is no request");
            await Eventually.SeeAsync<object>($"{name} refused", TimeSpan.FromSeconds(60), () => Task.FromResult<object?>(File.Exists(Path.Combine(folder.Path, "jobs", "failed", $"{name}.reason.txt")) ? name : null));
        }

        await InvestOpsProgram.SignalAsync(watch, "TERM");
        await watch.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, watch.ExitCode);
        Assert.Equal(2, (await said).Split('\n').Count(line => line.Contains("The message is not a request", StringComparison.Ordinal)));
        Assert.EndsWith("Stopped watching.\n", await errors, StringComparison.Ordinal);
    }

    private static async Task AssertPublishedAsync(string output)
    {
        var manifest = Directory.GetFiles(output, "manifest.json", SearchOption.AllDirectories).Single();
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(manifest, TestContext.Current.CancellationToken));
        var named = document.RootElement.GetProperty("files").EnumerateObject().ToArray();
        Assert.Equal(6, named.Length);
        foreach (var file in named)
        {
            var content = await File.ReadAllBytesAsync(Path.Combine(Path.GetDirectoryName(manifest)!, file.Name), TestContext.Current.CancellationToken);
            Assert.Equal(file.Value.GetString(), Convert.ToHexStringLower(SHA256.HashData(content)));
        }
    }

    private static async Task WriteAsync(string folder, string name, string text)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, name), text, TestContext.Current.CancellationToken);
    }

    private static Task<string> ReasonAsync(TemporaryFolder folder, string name) =>
        File.ReadAllTextAsync(Path.Combine(folder.Path, "jobs", "failed", $"{name}.reason.txt"), TestContext.Current.CancellationToken);

    private Task<ProgramResult> RunAsync(TemporaryFolder folder, string inbox, string output) => InvestOpsProgram.RunAsync(folder.Path, Arguments(inbox, output));

    private string[] Arguments(string inbox, string output) =>
        ["backtest", "run", "--inbox", inbox, "--out", output, "--root", demo.Root, "--configs", Path.Combine(demo.Root, "configs")];
}

using System.Diagnostics;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.EndToEnd.Tests;

/// <summary>The process dies without a word (SIGKILL) in the middle of its work; the next one goes on as if nothing had happened.</summary>
public sealed class KilledDemoTests(DemoFixture demo)
{
    [Theory]
    [InlineData("signals")]
    [InlineData("reports/daily")]
    [InlineData("reports/backtests")]
    public async Task A_demo_that_was_killed_at_work_ends_like_an_undisturbed_one(string folder)
    {
        using var temporary = new TemporaryFolder();
        var root = Path.Combine(temporary.Path, "demo");

        Assert.True(await KillAtFirstFileAsync(root, Path.Combine(root, folder)), "the demo ended before it could be killed");
        Assert.NotEqual(demo.Products, RootFiles.Products(root));
        var next = await InvestOpsProgram.RunAsync(temporary.Path, "demo", "--root", root);

        Assert.Equal((0, ""), (next.ExitCode, string.Concat(next.Errors.Split('\n').Where(line => line.Contains("error", StringComparison.OrdinalIgnoreCase)))));
        Assert.Equal(demo.Products, RootFiles.Products(root));
    }

    /// <returns>Whether the process was still at work.</returns>
    private static async Task<bool> KillAtFirstFileAsync(string root, string folder)
    {
        Directory.CreateDirectory(root);
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var process = InvestOpsProgram.Start(root, ["demo", "--root", root]);
        using var watcher = new FileSystemWatcher(root) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName };
        watcher.Created += (_, created) => Look(created.FullPath);
        watcher.Renamed += (_, renamed) => Look(renamed.FullPath);
        watcher.EnableRaisingEvents = true;
        var output = Task.WhenAll(
            process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await Task.WhenAny(seen.Task, process.WaitForExitAsync(TestContext.Current.CancellationToken));
        return await KillAsync(process, output);

        void Look(string path)
        {
            if (path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) || path == folder)
            {
                seen.TrySetResult();
            }
        }
    }

    private static async Task<bool> KillAsync(Process process, Task output)
    {
        var atWork = !process.HasExited;
        process.Kill();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await output;
        return atWork && process.ExitCode != 0;
    }
}

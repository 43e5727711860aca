using InvestOps.Testing;
using Xunit;

namespace InvestOps.EndToEnd.Tests;

/// <summary>
/// Folders that nothing can be written into, whoever asks: links to <c>/proc</c>, which behaves like a volume mounted read-only also for root.
/// Each command says which folder and ends with 1, and works when the folder is mended.
/// </summary>
public sealed class UnwritableFolderTests(DemoFixture demo) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Root => Path.Combine(_folder.Path, "root");

    [Fact]
    public async Task The_mirror_and_the_folder_of_backups_are_named_and_nothing_is_lost()
    {
        Prepare();
        Directory.Delete(Path.Combine(Root, "synced"), recursive: true);
        Link("synced");
        Link("backups-disk");

        var sync = await RunAsync("sync");
        var backup = await RunAsync("backup", "--to", Path.Combine(_folder.Path, "backups-disk"));
        File.Delete(Path.Combine(Root, "synced"));
        var mended = await RunAsync("sync");

        Assert.Equal((1, 1, 0), (sync.ExitCode, backup.ExitCode, mended.ExitCode));
        Assert.Contains($"The mirror {Path.Combine(Root, "synced")} cannot be ", sync.Errors, StringComparison.Ordinal);
        Assert.Contains("What was finished is kept; mend it and run it again.", sync.Errors, StringComparison.Ordinal);
        Assert.Contains("The folder of backups ", backup.Errors, StringComparison.Ordinal);
        Assert.Equal(demo.Products.Where(file => file.Key.StartsWith("synced/", StringComparison.Ordinal)), RootFiles.Products(Root).Where(file => file.Key.StartsWith("synced/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_folder_of_waiting_requests_is_the_doctors_finding_with_the_command_that_mends_it()
    {
        Prepare();
        Link(Path.Combine("reports", "pending"));

        var doctor = await RunAsync("doctor");
        var request = await RunAsync("backtest", "request", "--strategy", "momentum_topN_v1", "--from", "2026-09-01");

        Assert.Equal((1, 1), (doctor.ExitCode, request.ExitCode));
        Assert.Contains($"WRONG folders         {Path.Combine(Root, "reports", "pending")} cannot be written", doctor.Output, StringComparison.Ordinal);
        Assert.Contains("chown", doctor.Output, StringComparison.Ordinal);
        Assert.Contains("pending", request.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void Prepare()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has a folder that nobody can write into.");
        RootFiles.Copy(demo.Root, Root);
    }

    private void Link(string name)
    {
        var link = Path.Combine(name == "backups-disk" ? _folder.Path : Root, name);
        Directory.CreateSymbolicLink(link, "/proc");
    }

    private Task<ProgramResult> RunAsync(params string[] arguments) => InvestOpsProgram.RunAsync(_folder.Path, [.. arguments, "--root", Root, "-q"]);
}

using InvestOps.Adapters.FileStorage;
using InvestOps.Pipeline.Runs;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Adapters.Tests.FileStorage;

public sealed class FileStorageProbeTests
{
    [Fact]
    public async Task A_folder_that_can_be_written_answers_and_nothing_is_left_in_it()
    {
        using var folder = new TemporaryFolder();

        var health = await new FileStorageProbe(folder.Path, RunIdentity.Current()).ProbeAsync(TestContext.Current.CancellationToken);

        Assert.True(health.IsReachable);
        Assert.Equal($"files in {folder.Path}", health.Place);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_yet_is_not_made_by_looking()
    {
        using var folder = new TemporaryFolder();

        Assert.True((await new FileStorageProbe(Path.Combine(folder.Path, "a", "b"), RunIdentity.Current()).ProbeAsync(TestContext.Current.CancellationToken)).IsReachable);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_place_that_is_a_file_does_not()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        var health = await new FileStorageProbe(file, RunIdentity.Current()).ProbeAsync(TestContext.Current.CancellationToken);

        Assert.False(health.IsReachable);
        Assert.Contains(file, health.Error, StringComparison.Ordinal);
    }
}

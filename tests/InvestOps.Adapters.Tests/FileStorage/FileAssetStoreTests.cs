using InvestOps.Adapters.FileStorage;
using InvestOps.Adapters.Tests.Contracts;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Adapters.Tests.FileStorage;

public sealed class FileAssetStoreTests : AssetStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FileAssetStoreTests() => Store = new FileAssetStore(_folder.Path, Writer(3));

    protected override IAssetStore Store { get; }

    [Theory]
    [InlineData(".writing-nas_1_9_1-a.json")]
    [InlineData(".writing-nas_3_8_1-a.json")]
    public async Task What_a_dead_writer_left_half_written_is_never_listed_and_goes_with_the_next_write(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder.Path, "runs")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, name), "half", TestContext.Current.CancellationToken);
        Assert.Empty(await Store.ListAsync("runs", "", TestContext.Current.CancellationToken));
        await Store.WriteAsync(new AssetPath("runs", "b.json"), "whole"u8.ToArray(), TestContext.Current.CancellationToken);
        Assert.Equal(["runs/b.json"], _folder.Snapshot().Keys, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(".writing-nas_2_9_1-a.json")]
    [InlineData(".writing-pc_1_9_1-a.json")]
    public async Task What_a_living_writer_or_another_machine_is_writing_is_left_alone(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder.Path, "runs")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, name), "half", TestContext.Current.CancellationToken);
        await Store.WriteAsync(new AssetPath("runs", "a.json"), "whole"u8.ToArray(), TestContext.Current.CancellationToken);
        Assert.Equal([$"runs/{name}", "runs/a.json"], _folder.Snapshot().Keys, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("daily/")]
    [InlineData("daily/2024-01")]
    public async Task A_listing_passes_over_what_is_no_asset(string prefix)
    {
        await Store.WriteAsync(new AssetPath("reports", "daily/2024-01-31/a.json"), "x"u8.ToArray(), TestContext.Current.CancellationToken);
        foreach (var name in new[] { "daily/2024-01-31/my notes.txt", "daily/2024-01-31/메모.md", "daily/2024-01-31/@eaDir/a.json/x.jpg", "daily/@tmp/a.json", "daily/.snapshot/a.json", "daily/2024-01-31/.DS_Store" })
        {
            var file = Path.Combine(_folder.Path, "reports", name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, "not ours", TestContext.Current.CancellationToken);
        }

        Assert.Equal(["daily/2024-01-31/a.json"], (await Store.ListAsync("reports", prefix, TestContext.Current.CancellationToken)).Select(path => path.Path));
    }

    [Fact]
    public async Task Many_writers_of_one_asset_publish_one_of_their_versions_whole()
    {
        var path = new AssetPath("reports", "same.json");
        var contents = Enumerable.Range(0, 20).Select(writer => new string((char)('a' + writer), 200_000)).ToArray();
        await Task.WhenAll(contents.Select((content, writer) =>
            new FileAssetStore(_folder.Path, Writer(100 + writer)).WriteAsync(path, System.Text.Encoding.ASCII.GetBytes(content), TestContext.Current.CancellationToken)));
        var published = System.Text.Encoding.ASCII.GetString((await Store.ReadAsync(path, TestContext.Current.CancellationToken))!);
        Assert.Contains(published, contents, StringComparer.Ordinal);
        Assert.Single(_folder.Snapshot());
    }

    [Fact]
    public async Task A_reader_keeps_the_version_it_opened_while_a_new_one_is_published()
    {
        var path = new AssetPath("market", "market.json");
        await Store.WriteAsync(path, "old"u8.ToArray(), TestContext.Current.CancellationToken);
        await using var stream = (await Store.OpenReadAsync(path, TestContext.Current.CancellationToken))!;
        await Store.WriteAsync(path, "new"u8.ToArray(), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        Assert.Equal("old", await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    public void Dispose() => _folder.Dispose();

    private static RunIdentity Writer(int process) =>
        new() { CodeVersion = "test", Machine = "nas", ProcessId = process, ProcessStartedAt = 9, IsAlive = (id, start) => id > 1 && start == 9 };
}

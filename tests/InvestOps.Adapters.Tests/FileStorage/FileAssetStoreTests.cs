using InvestOps.Adapters.FileStorage;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Adapters.Tests.FileStorage;

public sealed class FileAssetStoreTests : AssetStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public FileAssetStoreTests() => Store = new FileAssetStore(_folder.Path);

    protected override IAssetStore Store { get; }

    [Fact]
    public async Task What_a_crash_left_half_written_is_never_listed_and_goes_with_the_next_write()
    {
        var path = new AssetPath("runs", "a.json");
        var folder = Directory.CreateDirectory(Path.Combine(_folder.Path, "runs")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, ".writing-a.json"), "half", TestContext.Current.CancellationToken);
        Assert.Empty(await Store.ListAsync("runs", "", TestContext.Current.CancellationToken));
        await Store.WriteAsync(path, "whole"u8.ToArray(), TestContext.Current.CancellationToken);
        Assert.Equal(["runs/a.json"], _folder.Snapshot().Keys);
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
}

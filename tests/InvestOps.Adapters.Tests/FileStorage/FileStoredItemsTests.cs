using InvestOps.Adapters.FileStorage;
using InvestOps.Adapters.Tests.Contracts;
using InvestOps.Pipeline.Ports;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Adapters.Tests.FileStorage;

public sealed class FileStoredItemsTests : StoredItemsContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    protected override IStoredItems Items => FileStoredItems.Below(_folder.Path, "cache");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_left_out_and_what_a_NAS_keeps_for_itself_is_not_listed()
    {
        await PutAsync("cache", "a.blob", "x");
        await PutAsync("@eaDir", "a", "x");
        await PutAsync("reports", ".writing-a_1_2_3-b", "x");
        await PutAsync("reports", "@eaDir/thumb", "x");

        Assert.Equal(["reports"], await Items.ContainersAsync(Cancel));
        Assert.Empty(await Items.ListAsync("reports", "", Cancel));
    }

    [Fact]
    public async Task A_link_is_not_followed()
    {
        await PutAsync("reports", "a", "x");
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "reports", "link"), "/etc/hostname");
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "reports", "loop"), _folder.Path);

        Assert.Equal(["a"], (await Items.ListAsync("reports", "", Cancel)).Select(item => item.Name));
    }

    public void Dispose() => _folder.Dispose();

    protected override async Task PutAsync(string container, string name, string content)
    {
        var file = Path.Combine([_folder.Path, container, .. name.Split('/')]);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, content, Cancel);
    }
}

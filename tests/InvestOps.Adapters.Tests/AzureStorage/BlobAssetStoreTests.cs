using System.Text;
using InvestOps.Adapters.AzureStorage;
using InvestOps.Adapters.Tests.Contracts;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;
using InvestOps.Testing.Azurite;
using Xunit;

namespace InvestOps.Adapters.Tests.AzureStorage;

public sealed class BlobAssetStoreTests(SharedAzurite azurite) : AssetStoreContract, IAsyncLifetime
{
    private StorageAccount _account = null!;
    private BlobAssetStore _store = null!;

    protected override IAssetStore Store => _store;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _account = new StorageAccount((await azurite.StartedAsync()).NewAccount());
        _store = new BlobAssetStore(_account);
    }

    [Fact]
    public void The_location_is_an_address_without_any_secret()
    {
        var store = new BlobAssetStore(new StorageAccount("BlobEndpoint=https://nas.example/acc;QueueEndpoint=https://nas.example/acc;SharedAccess" + "Signature=sv=2024-01-01&sig=c2VjcmV0"));
        Assert.Equal("https://nas.example/acc/reports/a.json", store.LocationOf(new AssetPath("reports", "a.json")));
    }

    [Theory]
    [InlineData("..\\..\\outside.txt")]
    [InlineData("메모.txt")]
    [InlineData("my notes.txt")]
    [InlineData("nul")]
    [InlineData("line\nbreak")]
    public async Task A_blob_whose_name_is_no_asset_is_passed_over(string name)
    {
        await _store.WriteAsync(new AssetPath("reports", "a.json"), "x"u8.ToArray(), Cancel);
        await _account.Container("reports").GetBlobClient(name).UploadAsync(BinaryData.FromString("not ours"), Cancel);
        Assert.Equal(["a.json"], (await _store.ListAsync("reports", "", Cancel)).Select(path => path.Path));
    }

    [Fact]
    public async Task A_listing_of_more_blobs_than_a_page_holds_is_complete_and_ordered()
    {
        var names = Enumerable.Range(0, 5_003).Select(number => $"many/{number:X4}.json").ToArray();
        await _store.WriteAsync(new AssetPath("runs", names[0]), "x"u8.ToArray(), Cancel);
        await Parallel.ForEachAsync(names[1..], new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Cancel }, async (name, token) =>
            await _store.WriteAsync(new AssetPath("runs", name), "x"u8.ToArray(), token));
        Assert.Equal(names, (await _store.ListAsync("runs", "many/", Cancel)).Select(path => path.Path));
    }

    [Fact]
    public async Task A_container_that_vanished_under_a_running_program_is_made_again()
    {
        var path = new AssetPath("runs", "a.json");
        await _store.WriteAsync(path, "x"u8.ToArray(), Cancel);
        await _account.Container("runs").DeleteAsync(cancellationToken: Cancel);
        Assert.Null(await _store.ReadAsync(path, Cancel));
        Assert.True(await _store.TryCreateAsync(path, "y"u8.ToArray(), Cancel));
        Assert.Equal("y", Encoding.UTF8.GetString((await _store.ReadAsync(path, Cancel))!));
    }

    [Fact]
    public async Task A_creation_whose_answer_was_lost_is_known_as_ones_own_and_nobody_elses()
    {
        var server = await azurite.StartedAsync();
        await using var proxy = new LossyProxy(server.BlobPort);
        var connection = server.NewAccount();
        var (lossy, other) = (new BlobAssetStore(new StorageAccount(proxy.Through(connection))), new BlobAssetStore(new StorageAccount(connection)));
        await lossy.WriteAsync(new AssetPath("runs", "earlier.json"), "x"u8.ToArray(), Cancel);

        var path = new AssetPath("runs", "claim.json");
        proxy.Lose(1);
        Assert.True(await lossy.TryCreateAsync(path, "mine"u8.ToArray(), Cancel));
        Assert.Equal(1, proxy.Lost);
        Assert.False(await other.TryCreateAsync(path, "theirs"u8.ToArray(), Cancel));
        Assert.False(await lossy.TryCreateAsync(path, "mine again"u8.ToArray(), Cancel));
        Assert.Equal("mine", Encoding.UTF8.GetString((await other.ReadAsync(path, Cancel))!));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

using InvestOps.Adapters.AzureStorage;
using InvestOps.Adapters.Tests.Contracts;
using InvestOps.Pipeline.Ports;
using InvestOps.Testing.Azurite;
using Xunit;

namespace InvestOps.Adapters.Tests.AzureStorage;

public sealed class BlobStoredItemsTests(SharedAzurite azurite) : StoredItemsContract, IAsyncLifetime
{
    private StorageAccount _account = null!;

    protected override IStoredItems Items => new BlobStoredItems(_account);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _account = new StorageAccount((await azurite.StartedAsync()).NewAccount());

    [Fact]
    public async Task A_name_that_would_leave_a_folder_is_listed_as_it_is()
    {
        await PutAsync("reports", "..\\..\\outside.txt", "x");

        Assert.Equal("x"u8.ToArray(), await Items.ReadAsync(Assert.Single(await Items.ListAsync("reports", "", Cancel)), Cancel));
    }

    [Fact]
    public async Task The_hosts_own_containers_are_left_out()
    {
        await PutAsync("azure-webjobs-hosts", "timers/a", "x");
        await PutAsync("reports", "a", "x");

        Assert.Equal(["reports"], await Items.ContainersAsync(Cancel));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override async Task PutAsync(string container, string name, string content)
    {
        await _account.Container(container).CreateIfNotExistsAsync(cancellationToken: Cancel);
        await _account.Container(container).GetBlobClient(name).UploadAsync(BinaryData.FromString(content), overwrite: true, Cancel);
    }
}

using Azure;
using Azure.Storage.Blobs.Models;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Adapters.AzureStorage;

/// <summary>Every blob of an account, but those of the functions host, which makes its own anew. The tag is the ETag.</summary>
public sealed class BlobStoredItems : IStoredItems
{
    private readonly StorageAccount _account;
    private readonly StorageCalls _calls;

    public BlobStoredItems(StorageAccount account)
    {
        ArgumentNullException.ThrowIfNull(account);
        _account = account;
        _calls = new StorageCalls(account, account.BlobEndpoint);
    }

    public Task<IReadOnlyList<string>> ContainersAsync(CancellationToken cancellationToken) => _calls.RunAsync<IReadOnlyList<string>>(
        async () =>
        {
            var names = new List<string>();
            await foreach (var name in _account.ContainerNamesAsync(cancellationToken))
            {
                names.Add(name);
            }

            return [.. names.Where(name => !name.StartsWith("azure-webjobs-", StringComparison.Ordinal) && name[0] != '$').Order(StringComparer.Ordinal)];
        },
        cancellationToken);

    public Task<IReadOnlyList<StoredItem>> ListAsync(string container, string prefix, CancellationToken cancellationToken) => _calls.RunAsync<IReadOnlyList<StoredItem>>(
        async () =>
        {
            var items = new List<StoredItem>();
            try
            {
                await foreach (var blob in _account.Container(container).GetBlobsAsync(new GetBlobsOptions { Prefix = prefix }, cancellationToken))
                {
                    items.Add(new StoredItem(container, blob.Name, blob.Properties.ETag?.ToString() ?? "", blob.Properties.ContentLength ?? 0));
                }
            }
            catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.ContainerNotFound)
            {
                return [];
            }

            return [.. items.OrderBy(item => item.Name, StringComparer.Ordinal)];
        },
        cancellationToken);

    public Task<byte[]?> ReadAsync(StoredItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        return _calls.RunAsync(() => DownloadAsync(item, cancellationToken), cancellationToken);
    }

    public string LocationOf(StoredItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return $"{_account.BlobEndpoint}/{item.Container}/{item.Name}";
    }

    private async Task<byte[]?> DownloadAsync(StoredItem item, CancellationToken cancellationToken)
    {
        try
        {
            var conditions = new BlobRequestConditions { IfMatch = new ETag(item.Tag) };
            var download = await _account.Container(item.Container).GetBlobClient(AskedFor(item.Name)).DownloadContentAsync(new BlobDownloadOptions { Conditions = conditions }, cancellationToken);
            return download.Value.Content.ToArray();
        }
        catch (RequestFailedException exception) when (exception.Status is 404 or 412 || (exception.Status == 400 && HasDots(item.Name)))
        {
            return null;
        }
    }

    // An address with dots for folders is shortened on its way; behind backslashes, which storage takes for slashes, they arrive.
    private static string AskedFor(string name) => HasDots(name) ? name.Replace('/', '\\') : name;

    private static bool HasDots(string name) => name.Split('/').Any(segment => segment is "." or "..");
}

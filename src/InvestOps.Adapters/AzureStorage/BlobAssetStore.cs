using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Adapters.AzureStorage;

/// <summary>Assets as blobs, one container each of that name, made when the first asset is written. A blob is seen whole or not at all.</summary>
public sealed class BlobAssetStore : IAssetStore
{
    private const string WriterKey = "writer";
    private const int NotModified = 304;

    // One count for the whole process: two stores of it are two writers.
    private static int _creations;

    private readonly StorageAccount _account;
    private readonly StorageCalls _calls;
    private readonly BlobCache? _cache;
    private readonly FileOwner _writer;

    /// <param name="cache">Copies on this machine's disk: an asset that has not changed is then asked for, but not sent.</param>
    /// <param name="writer">This process, kept with each blob that it creates; the current one by default.</param>
    public BlobAssetStore(StorageAccount account, BlobCache? cache = null, RunIdentity? writer = null)
    {
        ArgumentNullException.ThrowIfNull(account);
        _account = account;
        _calls = new StorageCalls(account, account.BlobEndpoint);
        _cache = cache;
        _writer = new FileOwner(writer ?? RunIdentity.Current());
    }

    public string LocationOf(AssetPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return $"{_account.BlobEndpoint}/{path}";
    }

    public Task<Stream?> OpenReadAsync(AssetPath path, CancellationToken cancellationToken) =>
        _calls.RunAsync(() => ReadAsync(path, cancellationToken), cancellationToken);

    public Task<bool> ExistsAsync(AssetPath path, CancellationToken cancellationToken) =>
        _calls.RunAsync(async () => (await BlobOf(path).ExistsAsync(cancellationToken)).Value, cancellationToken);

    public Task WriteAsync(AssetPath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        _calls.RunAsync(() => UploadAsync(path, content, new BlobUploadOptions(), cancellationToken), cancellationToken);

    public Task<bool> TryCreateAsync(AssetPath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        _calls.RunAsync(() => CreateAsync(path, content, cancellationToken), cancellationToken);

    public Task<bool> TryReplaceAsync(AssetPath path, ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        _calls.RunAsync(() => ReplaceAsync(path, before, content, cancellationToken), cancellationToken);

    public Task<IReadOnlyList<AssetPath>> ListAsync(string container, string prefix, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return _calls.RunAsync(() => NamesAsync(container, prefix, cancellationToken), cancellationToken);
    }

    public Task DeleteAsync(AssetPath path, CancellationToken cancellationToken) =>
        _calls.RunAsync(() => BlobOf(path).DeleteIfExistsAsync(cancellationToken: cancellationToken), cancellationToken);

    private static bool IsMissing(RequestFailedException exception) =>
        exception.Status == 404 && (exception.ErrorCode == BlobErrorCode.BlobNotFound || exception.ErrorCode == BlobErrorCode.ContainerNotFound);

    private BlobClient BlobOf(AssetPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return _account.Container(path.Container).GetBlobClient(path.Path);
    }

    private async Task<Stream?> ReadAsync(AssetPath path, CancellationToken cancellationToken)
    {
        var location = LocationOf(path);
        using var copy = _cache?.Find(location);
        try
        {
            var conditions = copy is null ? null : new BlobRequestConditions { IfNoneMatch = new ETag(copy.ETag) };
            var download = await BlobOf(path).DownloadStreamingAsync(new BlobDownloadOptions { Conditions = conditions }, cancellationToken);
            return copy is not null && download.GetRawResponse().Status == NotModified
                ? copy.TakeContent()
                : await ReceiveAsync(location, download.Value, cancellationToken);
        }
        catch (RequestFailedException exception) when (copy is not null && exception.Status == NotModified)
        {
            return copy.TakeContent();
        }
        catch (RequestFailedException exception) when (IsMissing(exception))
        {
            return null;
        }
    }

    private static async Task<byte[]> ReadAsync(BlobDownloadStreamingResult download, CancellationToken cancellationToken)
    {
        await using var sent = download.Content;
        var content = new byte[download.Details.ContentLength];
        await sent.ReadExactlyAsync(content, cancellationToken);
        return content;
    }

    private Task<bool> CreateAsync(AssetPath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        UploadIfAsync(path, content, new BlobRequestConditions { IfNoneMatch = ETag.All }, cancellationToken);

    private async Task<bool> ReplaceAsync(AssetPath path, ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            var download = (await BlobOf(path).DownloadStreamingAsync(cancellationToken: cancellationToken)).Value;
            var known = await ReadAsync(download, cancellationToken);
            return before.Span.SequenceEqual(known)
                && await UploadIfAsync(path, content, new BlobRequestConditions { IfMatch = download.Details.ETag }, cancellationToken);
        }
        catch (RequestFailedException exception) when (IsMissing(exception))
        {
            return false;
        }
    }

    private async Task<bool> UploadIfAsync(AssetPath path, ReadOnlyMemory<byte> content, BlobRequestConditions conditions, CancellationToken cancellationToken)
    {
        var mark = _writer.MarkOf(Interlocked.Increment(ref _creations));
        var options = new BlobUploadOptions
        {
            Conditions = conditions,
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [WriterKey] = mark },
        };
        try
        {
            await UploadAsync(path, content, options, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.BlobAlreadyExists || exception.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            return await IsOwnAsync(path, mark, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<AssetPath>> NamesAsync(string container, string prefix, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        try
        {
            await foreach (var blob in _account.Container(container).GetBlobsAsync(new GetBlobsOptions { Prefix = prefix }, cancellationToken))
            {
                names.Add(blob.Name);
            }
        }
        catch (RequestFailedException exception) when (IsMissing(exception))
        {
            return [];
        }

        // Names that somebody else chose are no assets; some of them could leave a folder that they are copied to.
        return [.. names.Order(StringComparer.Ordinal).Select(name => AssetPath.TryCreate(container, name)).OfType<AssetPath>()];
    }

    private async Task UploadAsync(AssetPath path, ReadOnlyMemory<byte> content, BlobUploadOptions options, CancellationToken cancellationToken)
    {
        // One request up to 256 MB; the conditions of a blob that is put in pieces hold for its last piece only.
        options.TransferOptions = new Azure.Storage.StorageTransferOptions { InitialTransferSize = 256L * 1024 * 1024 };
        try
        {
            await BlobOf(path).UploadAsync(BinaryData.FromBytes(content), options, cancellationToken);
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            await _account.Container(path.Container).CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await BlobOf(path).UploadAsync(BinaryData.FromBytes(content), options, cancellationToken);
        }
    }

    // When the answer to the first try was lost, the second try meets our own blob.
    private async Task<bool> IsOwnAsync(AssetPath path, string mark, CancellationToken cancellationToken)
    {
        try
        {
            var properties = await BlobOf(path).GetPropertiesAsync(cancellationToken: cancellationToken);
            return properties.Value.Metadata.TryGetValue(WriterKey, out var writer) && writer == mark;
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return false; // deleted meanwhile: it was there
        }
    }

    private async Task<Stream> ReceiveAsync(string location, BlobDownloadStreamingResult download, CancellationToken cancellationToken)
    {
        var content = await ReadAsync(download, cancellationToken);
        if (_cache is not null)
        {
            await _cache.KeepAsync(location, download.Details.ETag.ToString(), content, cancellationToken);
        }

        return new MemoryStream(content, writable: false);
    }
}

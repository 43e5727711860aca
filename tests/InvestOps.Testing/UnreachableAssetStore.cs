using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Testing;

/// <summary>A store that a test can take away and give back, as a network does.</summary>
public sealed class UnreachableAssetStore(IAssetStore inner) : IAssetStore
{
    /// <summary>What every call ends in; null while the store can be reached.</summary>
    public Exception? Failure { get; set; }

    private IAssetStore Inner => Failure is { } failure ? throw failure : inner;

    public Task<Stream?> OpenReadAsync(AssetPath path, CancellationToken cancellationToken) => Inner.OpenReadAsync(path, cancellationToken);

    public Task<bool> ExistsAsync(AssetPath path, CancellationToken cancellationToken) => Inner.ExistsAsync(path, cancellationToken);

    public Task<IReadOnlyList<AssetPath>> ListAsync(string container, string prefix, CancellationToken cancellationToken) =>
        Inner.ListAsync(container, prefix, cancellationToken);

    public Task WriteAsync(AssetPath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => Inner.WriteAsync(path, content, cancellationToken);

    public Task<bool> TryCreateAsync(AssetPath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        Inner.TryCreateAsync(path, content, cancellationToken);

    public Task<bool> TryReplaceAsync(AssetPath path, ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        Inner.TryReplaceAsync(path, before, content, cancellationToken);

    public Task DeleteAsync(AssetPath path, CancellationToken cancellationToken) => Inner.DeleteAsync(path, cancellationToken);

    public string LocationOf(AssetPath path) => inner.LocationOf(path);
}

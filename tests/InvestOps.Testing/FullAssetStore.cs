using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Testing;

/// <summary>A store that can be read and not written while a test says so, as a disk that is full.</summary>
public sealed class FullAssetStore(IAssetStore inner) : IAssetStore
{
    public bool IsFull { get; set; }

    private IAssetStore Writable => IsFull ? throw new IOException("No space left on device") : inner;

    public Task<Stream?> OpenReadAsync(AssetPath path, CancellationToken cancellationToken) => inner.OpenReadAsync(path, cancellationToken);

    public Task<bool> ExistsAsync(AssetPath path, CancellationToken cancellationToken) => inner.ExistsAsync(path, cancellationToken);

    public Task<IReadOnlyList<AssetPath>> ListAsync(string container, string prefix, CancellationToken cancellationToken) =>
        inner.ListAsync(container, prefix, cancellationToken);

    public Task WriteAsync(AssetPath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => Writable.WriteAsync(path, content, cancellationToken);

    public Task<bool> TryCreateAsync(AssetPath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        Writable.TryCreateAsync(path, content, cancellationToken);

    public Task<bool> TryReplaceAsync(AssetPath path, ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        Writable.TryReplaceAsync(path, before, content, cancellationToken);

    public Task DeleteAsync(AssetPath path, CancellationToken cancellationToken) => Writable.DeleteAsync(path, cancellationToken);

    public string LocationOf(AssetPath path) => inner.LocationOf(path);
}

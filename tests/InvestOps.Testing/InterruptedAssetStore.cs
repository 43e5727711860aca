using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Testing;

/// <summary>A store in which something else happens between the first look of whoever uses it and its first creation.</summary>
/// <param name="meanwhile">What happens then, once.</param>
public sealed class InterruptedAssetStore(IAssetStore inner, Func<Task> meanwhile) : IAssetStore
{
    private int _creations;

    public Task<Stream?> OpenReadAsync(AssetPath path, CancellationToken cancellationToken) => inner.OpenReadAsync(path, cancellationToken);

    public Task<bool> ExistsAsync(AssetPath path, CancellationToken cancellationToken) => inner.ExistsAsync(path, cancellationToken);

    public Task WriteAsync(AssetPath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => inner.WriteAsync(path, content, cancellationToken);

    public async Task<bool> TryCreateAsync(AssetPath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _creations) == 1)
        {
            await meanwhile();
        }

        return await inner.TryCreateAsync(path, content, cancellationToken);
    }

    public Task<bool> TryReplaceAsync(AssetPath path, ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        inner.TryReplaceAsync(path, before, content, cancellationToken);

    public Task<IReadOnlyList<AssetPath>> ListAsync(string container, string prefix, CancellationToken cancellationToken) => inner.ListAsync(container, prefix, cancellationToken);

    public Task DeleteAsync(AssetPath path, CancellationToken cancellationToken) => inner.DeleteAsync(path, cancellationToken);

    public string LocationOf(AssetPath path) => inner.LocationOf(path);
}

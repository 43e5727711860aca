using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Testing;

/// <summary>A store that dies at its n-th write, as a machine does: that write and all later ones never happen.</summary>
public sealed class CrashingAssetStore(IAssetStore inner, int crashAtWrite) : IAssetStore
{
    private int _writes;

    public int Writes => _writes;

    public Task<Stream?> OpenReadAsync(AssetPath path, CancellationToken cancellationToken) => inner.OpenReadAsync(path, cancellationToken);

    public Task<bool> ExistsAsync(AssetPath path, CancellationToken cancellationToken) => inner.ExistsAsync(path, cancellationToken);

    public Task<IReadOnlyList<AssetPath>> ListAsync(string container, string prefix, CancellationToken cancellationToken) =>
        inner.ListAsync(container, prefix, cancellationToken);

    public string LocationOf(AssetPath path) => inner.LocationOf(path);

    public Task WriteAsync(AssetPath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Count();
        return inner.WriteAsync(path, content, cancellationToken);
    }

    public Task<bool> TryCreateAsync(AssetPath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Count();
        return inner.TryCreateAsync(path, content, cancellationToken);
    }

    public Task<bool> TryReplaceAsync(AssetPath path, ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Count();
        return inner.TryReplaceAsync(path, before, content, cancellationToken);
    }

    public Task DeleteAsync(AssetPath path, CancellationToken cancellationToken)
    {
        Count();
        return inner.DeleteAsync(path, cancellationToken);
    }

    private void Count()
    {
        if (Interlocked.Increment(ref _writes) >= crashAtWrite)
        {
            throw new SimulatedCrashException();
        }
    }
}

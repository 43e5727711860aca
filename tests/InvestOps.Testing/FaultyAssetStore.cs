using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Testing;

/// <summary>A store whose n-th operation fails, and all later ones: a machine that dies, or with writes alone a disk that is full.</summary>
/// <param name="failAt">The first operation that fails; 1 is the first of all.</param>
/// <param name="failure">What each ends in; a crash by default.</param>
/// <param name="writesOnly">Whether reading goes on, and only writes count.</param>
public sealed class FaultyAssetStore(IAssetStore inner, int failAt, Exception? failure = null, bool writesOnly = false) : IAssetStore
{
    private int _operations;

    public int Operations => _operations;

    public Task<Stream?> OpenReadAsync(AssetPath path, CancellationToken cancellationToken) => Counted(isWrite: false).OpenReadAsync(path, cancellationToken);

    public Task<bool> ExistsAsync(AssetPath path, CancellationToken cancellationToken) => Counted(isWrite: false).ExistsAsync(path, cancellationToken);

    public Task<IReadOnlyList<AssetPath>> ListAsync(string container, string prefix, CancellationToken cancellationToken) => Counted(isWrite: false).ListAsync(container, prefix, cancellationToken);

    public Task WriteAsync(AssetPath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => Counted(isWrite: true).WriteAsync(path, content, cancellationToken);

    public Task<bool> TryCreateAsync(AssetPath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => Counted(isWrite: true).TryCreateAsync(path, content, cancellationToken);

    public Task<bool> TryReplaceAsync(AssetPath path, ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        Counted(isWrite: true).TryReplaceAsync(path, before, content, cancellationToken);

    public Task DeleteAsync(AssetPath path, CancellationToken cancellationToken) => Counted(isWrite: true).DeleteAsync(path, cancellationToken);

    public string LocationOf(AssetPath path) => inner.LocationOf(path);

    private IAssetStore Counted(bool isWrite)
    {
        if (writesOnly && !isWrite)
        {
            return inner;
        }

        return Interlocked.Increment(ref _operations) >= failAt ? throw failure ?? new SimulatedCrashException() : inner;
    }
}

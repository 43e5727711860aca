using System.Collections.Concurrent;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Testing;

/// <summary>Assets in memory.</summary>
public sealed class InMemoryAssetStore : IAssetStore
{
    private readonly ConcurrentDictionary<AssetPath, byte[]> _assets = new();

    /// <summary>Every asset and its bytes.</summary>
    public IReadOnlyDictionary<AssetPath, byte[]> All => _assets;

    public Task<Stream?> OpenReadAsync(AssetPath path, CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(_assets.TryGetValue(path, out var content) ? new MemoryStream(content, writable: false) : null);

    public Task<bool> ExistsAsync(AssetPath path, CancellationToken cancellationToken) => Task.FromResult(_assets.ContainsKey(path));

    public Task WriteAsync(AssetPath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        _assets[path] = content.ToArray();
        return Task.CompletedTask;
    }

    public Task<bool> TryCreateAsync(AssetPath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        Task.FromResult(_assets.TryAdd(path, content.ToArray()));

    public Task<IReadOnlyList<AssetPath>> ListAsync(string container, string prefix, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<AssetPath>>(
        [
            .. _assets.Keys
                .Where(path => path.Container == container && path.Path.StartsWith(prefix, StringComparison.Ordinal))
                .OrderBy(path => path.Path, StringComparer.Ordinal),
        ]);

    public Task DeleteAsync(AssetPath path, CancellationToken cancellationToken)
    {
        _assets.TryRemove(path, out _);
        return Task.CompletedTask;
    }

    public string LocationOf(AssetPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return $"memory:{path}";
    }
}

using System.Collections.Concurrent;
using System.Security.Cryptography;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Testing;

/// <summary>Assets in memory. None may hold a planted secret.</summary>
public sealed class InMemoryAssetStore : IAssetStore
{
    private readonly ConcurrentDictionary<AssetPath, byte[]> _assets;
    private int _reads;

    public InMemoryAssetStore() => _assets = new();

    /// <summary>Starts with another store's assets; what is written from now on is its own.</summary>
    public InMemoryAssetStore(InMemoryAssetStore other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _assets = new(other._assets);
    }

    /// <summary>How many assets were opened.</summary>
    public int Reads => _reads;

    /// <summary>Every asset and its bytes.</summary>
    public IReadOnlyDictionary<AssetPath, byte[]> All => _assets;

    /// <summary>The hash of every asset outside the ledger of runs, the outbox and the locks, by its path: what must not depend on when or how often a stage ran.</summary>
    public SortedDictionary<string, string> Products()
    {
        var products = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, content) in _assets.Where(asset => asset.Key.Container is not (AssetCatalog.Runs or AssetCatalog.Outbox or AssetCatalog.Locks)))
        {
            products[path.ToString()] = Convert.ToHexStringLower(SHA256.HashData(content));
        }

        return products;
    }

    /// <summary>The hash of every asset, the ledger of runs included; locks are of the moment.</summary>
    public SortedDictionary<string, string> Everything() =>
        new(_assets.Where(asset => asset.Key.Container != AssetCatalog.Locks).ToDictionary(asset => asset.Key.ToString(), asset => Convert.ToHexStringLower(SHA256.HashData(asset.Value)), StringComparer.Ordinal), StringComparer.Ordinal);

    public Task<Stream?> OpenReadAsync(AssetPath path, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        return Task.FromResult<Stream?>(_assets.TryGetValue(path, out var content) ? new MemoryStream(content, writable: false) : null);
    }

    public Task<bool> ExistsAsync(AssetPath path, CancellationToken cancellationToken) => Task.FromResult(_assets.ContainsKey(path));

    public Task WriteAsync(AssetPath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Canary.Refuse(content.Span);
        _assets[path] = content.ToArray();
        return Task.CompletedTask;
    }

    public Task<bool> TryCreateAsync(AssetPath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Canary.Refuse(content.Span);
        return Task.FromResult(_assets.TryAdd(path, content.ToArray()));
    }

    public Task<bool> TryReplaceAsync(AssetPath path, ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Canary.Refuse(content.Span);
        return Task.FromResult(_assets.TryGetValue(path, out var known) && before.Span.SequenceEqual(known) && _assets.TryUpdate(path, content.ToArray(), known));
    }

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

    /// <summary>Removes everything.</summary>
    public void Clear() => _assets.Clear();

    public string LocationOf(AssetPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return $"memory:{path}";
    }
}

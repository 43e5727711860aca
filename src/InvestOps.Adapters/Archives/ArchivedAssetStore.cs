using System.Collections.Concurrent;
using InvestOps.Pipeline.Archiving;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Adapters.Archives;

/// <summary>
/// Storage with a look into the archive behind it: a report that was packed is read as if it still lay there. What lies there
/// itself comes first, and a report made anew is never mixed with files of the packed one.
/// </summary>
public sealed class ArchivedAssetStore(IAssetStore live) : IAssetStore
{
    private const string ManifestName = "manifest.json";

    private readonly ConcurrentDictionary<AssetPath, PackIndex> _packs = new();
    private readonly ConcurrentDictionary<string, PackIndex> _served = new(StringComparer.Ordinal);

    /// <summary>Where a report that was last read from the archive lies: its pack.</summary>
    public string LocationOf(AssetPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return IsReport(path) && _served.TryGetValue(FolderOf(path), out var pack) ? $"{live.LocationOf(ArchiveIndex.ZipOf(pack))} ({path.Path})" : live.LocationOf(path);
    }

    public async Task<Stream?> OpenReadAsync(AssetPath path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (await live.OpenReadAsync(path, cancellationToken) is { } stream)
        {
            _served.TryRemove(FolderOf(path), out _);
            return stream;
        }

        if (await FindAsync(path, cancellationToken) is not { } found || await Pack.ReadAsync(live, found.Pack, found.Product, NameOf(path), cancellationToken) is not { } content)
        {
            return null;
        }

        _served[FolderOf(path)] = found.Pack;
        return new MemoryStream(content, writable: false);
    }

    public async Task<bool> ExistsAsync(AssetPath path, CancellationToken cancellationToken) =>
        await live.ExistsAsync(path, cancellationToken) || (await FindAsync(path, cancellationToken) is { } found && found.Product.Files.ContainsKey(NameOf(path)));

    public Task WriteAsync(AssetPath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => live.WriteAsync(path, content, cancellationToken);

    public Task<bool> TryCreateAsync(AssetPath path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => live.TryCreateAsync(path, content, cancellationToken);

    public Task<bool> TryReplaceAsync(AssetPath path, ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        live.TryReplaceAsync(path, before, content, cancellationToken);

    public async Task<IReadOnlyList<AssetPath>> ListAsync(string container, string prefix, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        var there = await live.ListAsync(container, prefix, cancellationToken);
        if (container != AssetCatalog.Reports)
        {
            return there;
        }

        var index = await IndexAsync(cancellationToken);
        var present = there.Where(path => NameOf(path) == ManifestName).Select(FolderOf).ToHashSet(StringComparer.Ordinal);
        var packed = new List<AssetPath>();
        foreach (var folder in index.Folders.Where(folder => folder.StartsWith(prefix, StringComparison.Ordinal) || prefix.StartsWith(folder, StringComparison.Ordinal)))
        {
            var product = index.Find(folder)!.Value.Product;
            var isListed = folder.StartsWith(prefix, StringComparison.Ordinal);
            if ((isListed && !present.Contains(folder)) || await CountsAsync(product, cancellationToken))
            {
                packed.AddRange(product.Files.Keys.Select(name => new AssetPath(container, folder + name)));
            }
        }

        return [.. there.Union(packed.Where(path => path.Path.StartsWith(prefix, StringComparison.Ordinal))).OrderBy(path => path.Path, StringComparer.Ordinal)];
    }

    public Task DeleteAsync(AssetPath path, CancellationToken cancellationToken) => live.DeleteAsync(path, cancellationToken);

    private static bool IsReport(AssetPath path) => path.Container == AssetCatalog.Reports && AssetCatalog.FinishedReports.Any(kind => path.Path.StartsWith(kind, StringComparison.Ordinal));

    private static string FolderOf(AssetPath path) => path.Path[..(path.Path.LastIndexOf('/') + 1)];

    private static string NameOf(AssetPath path) => path.Path[(path.Path.LastIndexOf('/') + 1)..];

    private Task<ArchiveIndex> IndexAsync(CancellationToken cancellationToken) => ArchiveIndex.ReadAsync(live, cancellationToken, _packs);

    private async Task<(PackIndex Pack, PackedProduct Product)?> FindAsync(AssetPath path, CancellationToken cancellationToken)
    {
        if (!IsReport(path) || (await IndexAsync(cancellationToken)).Find(FolderOf(path)) is not { } found)
        {
            return null;
        }

        return await CountsAsync(found.Product, cancellationToken) ? found : null;
    }

    // A report that was made anew is no longer the packed one.
    private async Task<bool> CountsAsync(PackedProduct product, CancellationToken cancellationToken)
    {
        var manifest = await live.ReadAsync(new AssetPath(AssetCatalog.Reports, product.Folder + ManifestName), cancellationToken);
        return manifest is null || ContentHash.Of(manifest) == product.Manifest;
    }
}

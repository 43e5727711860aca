using System.IO.Compression;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Archiving;

/// <summary>Reports in one zip file, which people can open: each folder as it was. The same reports give the same bytes.</summary>
public static class Pack
{
    /// <param name="products">Each product with its files by name.</param>
    public static byte[] Write(IEnumerable<(PackedProduct Product, IReadOnlyDictionary<string, byte[]> Files)> products)
    {
        ArgumentNullException.ThrowIfNull(products);
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (product, files) in products)
            {
                foreach (var (name, content) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
                {
                    var entry = zip.CreateEntry(product.Folder + name, CompressionLevel.Optimal);
                    entry.LastWriteTime = new DateTimeOffset(product.Date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
                    using var stream = entry.Open();
                    stream.Write(content);
                }
            }
        }

        return memory.ToArray();
    }

    /// <summary>Reads a file back out of a pack, checked against the index.</summary>
    /// <returns>Null where the pack has no such file.</returns>
    /// <exception cref="InvalidDataException">The pack is missing or damaged.</exception>
    public static async Task<byte[]?> ReadAsync(IAssetStore store, PackIndex pack, PackedProduct product, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(product);
        if (!product.Files.TryGetValue(name, out var hash))
        {
            return null;
        }

        await using var stream = await OpenAsync(store, pack, cancellationToken);
        await using var zip = await OpenAsync(store, pack, stream, cancellationToken);
        return await ReadAsync(store, zip, pack, product.Folder + name, hash, cancellationToken);
    }

    /// <summary>Reads all of a pack back and compares every file with the index.</summary>
    /// <exception cref="InvalidDataException">The pack is missing, or is not what its index says.</exception>
    public static async Task VerifyAsync(IAssetStore store, PackIndex pack, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(pack);
        await using var stream = await OpenAsync(store, pack, cancellationToken);
        await using var zip = await OpenAsync(store, pack, stream, cancellationToken);
        foreach (var product in pack.Products)
        {
            foreach (var (name, hash) in product.Files)
            {
                await ReadAsync(store, zip, pack, product.Folder + name, hash, cancellationToken);
            }
        }
    }

    private static async Task<Stream> OpenAsync(IAssetStore store, PackIndex pack, CancellationToken cancellationToken) =>
        await store.OpenReadAsync(ArchiveIndex.ZipOf(pack), cancellationToken) ?? throw Damaged(store, pack, "is not there");

    private static async Task<ZipArchive> OpenAsync(IAssetStore store, PackIndex pack, Stream stream, CancellationToken cancellationToken)
    {
        try
        {
            return await ZipArchive.CreateAsync(stream, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        }
        catch (InvalidDataException exception)
        {
            throw Damaged(store, pack, $"cannot be opened ({exception.Message})");
        }
    }

    private static async Task<byte[]> ReadAsync(IAssetStore store, ZipArchive zip, PackIndex pack, string name, string hash, CancellationToken cancellationToken)
    {
        try
        {
            var entry = zip.GetEntry(name) ?? throw new InvalidDataException("missing");
            await using var stream = await entry.OpenAsync(cancellationToken);
            using var content = new MemoryStream();
            await stream.CopyToAsync(content, cancellationToken);
            var bytes = content.ToArray();
            return ContentHash.Of(bytes) == hash ? bytes : throw new InvalidDataException("its SHA-256 differs");
        }
        catch (InvalidDataException exception)
        {
            throw Damaged(store, pack, $"is not what its index says at {name}: {exception.Message}");
        }
    }

    private static InvalidDataException Damaged(IAssetStore store, PackIndex pack, string what) =>
        new($"{store.LocationOf(ArchiveIndex.ZipOf(pack))} {what.TrimEnd('.')}. Put the pack back from a backup or from the mirror.");
}

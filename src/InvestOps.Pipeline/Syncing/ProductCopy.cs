using System.Text.Json;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Keeping;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Syncing;

/// <summary>Copies one product: each file checked against the manifest before it is written, the manifest last. What is there already with its hash is not fetched again.</summary>
internal sealed class ProductCopy(IStoredItems source, IAssetStore mirror, MirrorPlan plan)
{
    /// <returns>How many files were written, and the SHA-256 of the manifest.</returns>
    /// <exception cref="InvalidDataException">The product is not what its manifest says; names what is wrong.</exception>
    public async Task<(int Files, string Manifest)> RunAsync(PlannedProduct product, CancellationToken cancellationToken)
    {
        var content = await ReadAsync(product.Manifest, cancellationToken);
        var files = FilesOf(product, content);
        var earlier = await FilesInMirrorAsync(product, cancellationToken);
        var written = 0;
        foreach (var (name, (place, hash)) in files)
        {
            written += await CopyAsync(product, name, place, hash, cancellationToken) ? 1 : 0;
        }

        var there = await mirror.ReadAsync(product.MirroredManifest, cancellationToken);
        if (!content.AsSpan().SequenceEqual(there))
        {
            await mirror.WriteAsync(product.MirroredManifest, content, cancellationToken);
            written++;
        }

        // The rule for files: those that an earlier manifest of the product named and this one does not.
        foreach (var gone in earlier.Except(files.Values.Select(file => file.Place)))
        {
            await mirror.DeleteAsync(gone, cancellationToken);
        }

        return (written, ContentHash.Of(content));
    }

    private async Task<bool> CopyAsync(PlannedProduct product, string name, AssetPath place, string hash, CancellationToken cancellationToken)
    {
        var there = await mirror.ReadAsync(place, cancellationToken);
        if (there is not null && ContentHash.Of(there) == hash)
        {
            return false;
        }

        var item = plan.Items.GetValueOrDefault((product.Manifest.Container, product.Folder + name))
            ?? throw new InvalidDataException($"{source.LocationOf(product.Manifest)} names {name}, which is not there. Run the stage again.");
        var content = await ReadAsync(item, cancellationToken);
        if (ContentHash.Of(content) != hash)
        {
            throw new InvalidDataException($"{source.LocationOf(item)} is not what its manifest says (SHA-256 differs); it was not copied. Remove the folder and run the stage again.");
        }

        await mirror.WriteAsync(place, content, cancellationToken);
        return true;
    }

    private async Task<byte[]> ReadAsync(StoredItem item, CancellationToken cancellationToken) =>
        await source.ReadAsync(item, cancellationToken) ?? throw new InvalidDataException($"{source.LocationOf(item)} changed while it was being copied. The next sync takes it.");

    private Dictionary<string, (AssetPath Place, string Hash)> FilesOf(PlannedProduct product, byte[] content)
    {
        var named = Read(product.Manifest, content).Files;
        var names = SafeNames.MapFlat(named.Keys);
        return named.ToDictionary(
            file => file.Key,
            file => names[file.Key].Equals("manifest.json", StringComparison.OrdinalIgnoreCase)
                ? throw new InvalidDataException($"{source.LocationOf(product.Manifest)} names itself. Remove the folder and run the stage again.")
                : (new AssetPath(product.Manifest.Container, product.Place + names[file.Key]), file.Value),
            StringComparer.Ordinal);
    }

    private AssetManifest Read(StoredItem manifest, byte[] content)
    {
        try
        {
            return AssetJson.Read<AssetManifest>(content);
        }
        catch (JsonException exception)
        {
            var advice = exception is UnknownSchemaException ? "" : " Remove the folder and run the stage again.";
            throw new InvalidDataException($"{source.LocationOf(manifest)} cannot be read: {exception.Message}{advice}", exception);
        }
    }

    private async Task<IReadOnlyList<AssetPath>> FilesInMirrorAsync(PlannedProduct product, CancellationToken cancellationToken) =>
        await MirroredFiles.OfAsync(mirror, product.MirroredManifest, cancellationToken) is { } files ? [.. files.Select(file => file.Path)] : [];
}

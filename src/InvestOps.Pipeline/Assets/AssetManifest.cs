using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Assets;

/// <summary>The last file of a product made of several: what belongs to it, byte for byte, and what it was made from.</summary>
public sealed record AssetManifest
{
    public int Schema { get; init; } = 1;

    /// <summary>Version of the code that made it.</summary>
    public required string CodeVersion { get; init; }

    /// <summary>Identity of what it was made from, by name: market data, strategy definitions.</summary>
    public required IReadOnlyDictionary<string, string> Inputs { get; init; }

    /// <summary>SHA-256 of each file, by name.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>
    /// Whether a product is there as it was published, every file with its hash, and was made from these inputs. If not, its
    /// stage has work to do: a file is missing or was changed, or what it is made from has.
    /// </summary>
    public static async Task<bool> IsCurrentAsync(IAssetStore store, AssetPath manifest, IReadOnlyDictionary<string, string> inputs, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(inputs);
        if (await store.ReadJsonAsync<AssetManifest>(manifest, cancellationToken) is not { } published
            || published.Inputs.Count != inputs.Count
            || inputs.Any(input => published.Inputs.GetValueOrDefault(input.Key) != input.Value))
        {
            return false;
        }

        var folder = FolderOf(manifest);
        var isAsPublished = await SeveralAtOnce.RunAsync(published.Files.ToArray(), async file =>
        {
            var content = await store.ReadAsync(new AssetPath(manifest.Container, folder + file.Key), cancellationToken);
            return content is not null && ContentHash.Of(content) == file.Value;
        });
        return isAsPublished.All(isSo => isSo);
    }

    /// <summary>Writes files, the manifest when all of them are there, and removes what an earlier one named and this one does not.</summary>
    public static async Task PublishAsync(
        IAssetStore store,
        AssetPath manifest,
        IReadOnlyList<(AssetPath Path, byte[] Content)> files,
        string codeVersion,
        IReadOnlyDictionary<string, string> inputs,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(files);
        var before = await store.ReadJsonAsync<AssetManifest>(manifest, cancellationToken);
        await SeveralAtOnce.RunAsync(files, file => store.WriteAsync(file.Path, file.Content, cancellationToken));
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, content) in files)
        {
            hashes[path.Path[(path.Path.LastIndexOf('/') + 1)..]] = ContentHash.Of(content);
        }

        var document = new AssetManifest { CodeVersion = codeVersion, Inputs = inputs, Files = hashes };
        await store.WriteAsync(manifest, AssetJson.Write(document), cancellationToken);
        foreach (var name in before?.Files.Keys.Except(hashes.Keys, StringComparer.Ordinal) ?? [])
        {
            await store.DeleteAsync(new AssetPath(manifest.Container, FolderOf(manifest) + name), cancellationToken);
        }
    }

    private static string FolderOf(AssetPath manifest) => manifest.Path[..(manifest.Path.LastIndexOf('/') + 1)];
}

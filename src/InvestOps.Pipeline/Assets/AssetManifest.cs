using System.Security.Cryptography;
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

    /// <summary>Writes files in the order given and the manifest last.</summary>
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
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, content) in files)
        {
            await store.WriteAsync(path, content, cancellationToken);
            hashes[path.Path[(path.Path.LastIndexOf('/') + 1)..]] = Convert.ToHexStringLower(SHA256.HashData(content));
        }

        var document = new AssetManifest { CodeVersion = codeVersion, Inputs = inputs, Files = hashes };
        await store.WriteAsync(manifest, AssetJson.Write(document), cancellationToken);
    }
}

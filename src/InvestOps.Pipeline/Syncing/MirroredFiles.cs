using System.Text.Json;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Keeping;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Syncing;

/// <summary>The files of a product as the mirror has them.</summary>
internal static class MirroredFiles
{
    /// <returns>Each file that the manifest names, with its hash; null where there is no manifest that can be read.</returns>
    /// <exception cref="InvalidDataException">Another version of this program wrote it.</exception>
    public static async Task<IReadOnlyList<(AssetPath Path, string Hash)>?> OfAsync(IAssetStore mirror, AssetPath manifest, CancellationToken cancellationToken)
    {
        try
        {
            if (await mirror.ReadAsync(manifest, cancellationToken) is not { } content)
            {
                return null;
            }

            var files = AssetJson.Read<AssetManifest>(content).Files;
            var names = SafeNames.MapFlat(files.Keys);
            var folder = manifest.Path[..(manifest.Path.LastIndexOf('/') + 1)];
            return [.. files.Select(file => (new AssetPath(manifest.Container, folder + names[file.Key]), file.Value))];
        }
        catch (UnknownSchemaException exception)
        {
            throw new InvalidDataException($"{mirror.LocationOf(manifest)} cannot be read: {exception.Message}", exception);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

using System.Globalization;
using System.Text.Json;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Archiving;

/// <summary>Which report is in which pack. A pack counts from its manifest on, which is written last, and never changes.</summary>
public sealed class ArchiveIndex
{
    public const string Container = "archive";

    private readonly Dictionary<string, (PackIndex Pack, PackedProduct Product)> _products = new(StringComparer.Ordinal);

    private ArchiveIndex(IReadOnlyList<PackIndex> packs)
    {
        Packs = packs;
        foreach (var pack in packs)
        {
            foreach (var product in pack.Products)
            {
                _products[product.Folder] = (pack, product);
            }
        }
    }

    /// <summary>All packs by number.</summary>
    public IReadOnlyList<PackIndex> Packs { get; }

    /// <summary>The folder of every packed report.</summary>
    public IReadOnlyCollection<string> Folders => _products.Keys;

    /// <returns>Null where the report is in no pack.</returns>
    public (PackIndex Pack, PackedProduct Product)? Find(string folder) => _products.TryGetValue(folder, out var found) ? found : null;

    /// <param name="known">Packs that were read before, by the path of their index; what is read now is added.</param>
    /// <exception cref="InvalidDataException">An index cannot be read; names it.</exception>
    public static async Task<ArchiveIndex> ReadAsync(IAssetStore store, CancellationToken cancellationToken, IDictionary<AssetPath, PackIndex>? known = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        var packs = new List<PackIndex>();
        foreach (var manifest in (await store.ListAsync(Container, "", cancellationToken)).Where(path => path.Path.EndsWith("/manifest.json", StringComparison.Ordinal)))
        {
            var path = new AssetPath(Container, $"{manifest.Path[..manifest.Path.LastIndexOf('/')]}/index.json");
            if (known is null || !known.TryGetValue(path, out var pack))
            {
                pack = await ReadPackAsync(store, path, cancellationToken);
                if (known is not null)
                {
                    known[path] = pack;
                }
            }

            packs.Add(pack);
        }

        return new ArchiveIndex([.. packs.OrderBy(pack => pack.Number)]);
    }

    /// <summary>A file of a pack: <c>reports.zip</c>, <c>index.json</c> or <c>manifest.json</c>.</summary>
    public static AssetPath File(string month, int number, string name) => new(Container, string.Create(CultureInfo.InvariantCulture, $"{month}/pack-{number:D4}/{name}"));

    public static AssetPath ZipOf(PackIndex pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return File(pack.Month, pack.Number, "reports.zip");
    }

    private static async Task<PackIndex> ReadPackAsync(IAssetStore store, AssetPath path, CancellationToken cancellationToken)
    {
        var content = await store.ReadAsync(path, cancellationToken) ?? throw new InvalidDataException($"{store.LocationOf(path)} is not there, though its pack is. Put it back from a backup.");
        try
        {
            return AssetJson.Read<PackIndex>(content);
        }
        catch (JsonException exception)
        {
            var advice = exception is UnknownSchemaException ? "" : " Put it back from a backup.";
            throw new InvalidDataException($"{store.LocationOf(path)} cannot be read: {exception.Message}{advice}", exception);
        }
    }
}

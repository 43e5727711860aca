using InvestOps.Pipeline.Archiving;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Keeping;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Syncing;

/// <summary>What a mirror lacks and what it has too much of, told from two listings alone: nothing unchanged is read.</summary>
internal sealed class MirrorPlan
{
    private static readonly (string Container, string Prefix)[] Mirrored =
        [.. AssetCatalog.FinishedReports.Select(folder => (AssetCatalog.Reports, folder)), (ArchiveIndex.Container, "")];

    private MirrorPlan(IReadOnlyDictionary<(string, string), StoredItem> items, IReadOnlyList<PlannedProduct> missing, IReadOnlyList<MirroredProduct> leftOver) =>
        (Items, Missing, LeftOver) = (items, missing, leftOver);

    /// <summary>Everything at the source, by container and name.</summary>
    public IReadOnlyDictionary<(string Container, string Name), StoredItem> Items { get; }

    /// <summary>Finished products that the mirror lacks, or has in an earlier form.</summary>
    public IReadOnlyList<PlannedProduct> Missing { get; }

    /// <summary>What the mirror has and the source has no more.</summary>
    public IReadOnlyList<MirroredProduct> LeftOver { get; }

    public static async Task<MirrorPlan> MakeAsync(IStoredItems source, IAssetStore mirror, MirrorState state, CancellationToken cancellationToken)
    {
        var items = new Dictionary<(string, string), StoredItem>();
        var there = new HashSet<AssetPath>();
        foreach (var (container, prefix) in Mirrored)
        {
            foreach (var item in await source.ListAsync(container, prefix, cancellationToken))
            {
                items[(container, item.Name)] = item;
            }

            there.UnionWith(await mirror.ListAsync(container, prefix, cancellationToken));
        }

        var products = ProductsOf(items.Values);
        var known = state.Products.ToDictionary(product => (product.Container, product.Folder));
        var missing = products
            .Where(product => !(known.TryGetValue((product.Manifest.Container, product.Folder), out var mirrored)
                && mirrored.Tag == product.Manifest.Tag && mirrored.Place == product.Place && there.Contains(product.MirroredManifest)))
            .ToList();
        var present = products.Select(product => (product.Manifest.Container, product.Folder)).ToHashSet();
        return new MirrorPlan(items, missing, [.. state.Products.Where(product => !present.Contains((product.Container, product.Folder)))]);
    }

    private static List<PlannedProduct> ProductsOf(IEnumerable<StoredItem> items)
    {
        var products = new List<PlannedProduct>();
        foreach (var container in items.Where(item => item.Name.EndsWith("/manifest.json", StringComparison.Ordinal)).GroupBy(item => item.Container, StringComparer.Ordinal))
        {
            var places = SafeNames.Map(container.Select(FolderOf));
            products.AddRange(container.Select(manifest => new PlannedProduct(manifest, FolderOf(manifest) + "/", places[FolderOf(manifest)] + "/")));
        }

        return products;
    }

    private static string FolderOf(StoredItem manifest) => manifest.Name[..manifest.Name.LastIndexOf('/')];
}

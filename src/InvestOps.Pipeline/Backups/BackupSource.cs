using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Backups;

/// <summary>What is backed up: the storage, and the configurations.</summary>
/// <param name="Location">Where it is: tags of another place say nothing here.</param>
/// <param name="Parts">No two have a container of the same name.</param>
public sealed record BackupSource(string Location, IReadOnlyList<IStoredItems> Parts)
{
    /// <summary>Everything there is, with the part that reads it, in ordinal order.</summary>
    internal async Task<IReadOnlyList<(StoredItem Item, IStoredItems Part)>> ListAsync(CancellationToken cancellationToken)
    {
        var items = new List<(StoredItem Item, IStoredItems Part)>();
        foreach (var part in Parts)
        {
            // Locks are of this moment; a restored one would hold nobody's work.
            foreach (var container in (await part.ContainersAsync(cancellationToken)).Where(container => container != AssetCatalog.Locks))
            {
                items.AddRange((await part.ListAsync(container, "", cancellationToken)).Select(item => (item, part)));
            }
        }

        return [.. items.OrderBy(entry => entry.Item.Container, StringComparer.Ordinal).ThenBy(entry => entry.Item.Name, StringComparer.Ordinal)];
    }
}

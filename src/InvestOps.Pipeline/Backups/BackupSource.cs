using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Backups;

/// <summary>What is backed up: the storage, and the configurations.</summary>
/// <param name="Location">Where it is: tags of another place say nothing here.</param>
/// <param name="Parts">A container that two of them have is the later one's: configurations are those in use, not a copy of them that a restore left in the root.</param>
public sealed record BackupSource(string Location, IReadOnlyList<IStoredItems> Parts)
{
    // Locks are of this moment; a restored one would hold nobody's work. A restore's mark is of its own root.
    private static readonly string[] Passing = [AssetCatalog.Locks, Restore.Mark.Container];

    /// <summary>Everything there is, with the part that reads it, in ordinal order.</summary>
    internal async Task<IReadOnlyList<(StoredItem Item, IStoredItems Part)>> ListAsync(CancellationToken cancellationToken)
    {
        var items = new List<(StoredItem Item, IStoredItems Part)>();
        var listed = new HashSet<string>(Passing, StringComparer.Ordinal);
        foreach (var part in Parts.Reverse())
        {
            foreach (var container in (await part.ContainersAsync(cancellationToken)).Where(listed.Add))
            {
                items.AddRange((await part.ListAsync(container, "", cancellationToken)).Select(item => (item, part)));
            }
        }

        return [.. items.OrderBy(entry => entry.Item.Container, StringComparer.Ordinal).ThenBy(entry => entry.Item.Name, StringComparer.Ordinal)];
    }
}

namespace InvestOps.Pipeline.Backups;

/// <summary>Removes backups that the rules do not keep, and contents that no backup names any more.</summary>
internal sealed class Pruning(BackupRepository repository, BackupSettings settings)
{
    /// <returns>How many backups were removed.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var names = await repository.SnapshotsAsync(cancellationToken);
        var read = new Dictionary<SnapshotName, Snapshot>();
        foreach (var name in names)
        {
            if (await repository.TryReadAsync(name, cancellationToken) is not { } snapshot)
            {
                return 0; // what an unreadable backup names cannot be told from what nobody names
            }

            read[name] = snapshot;
        }

        var removable = KeepRules.Removable(names, await NewestGoodAsync(names, read, cancellationToken), settings);
        foreach (var name in removable)
        {
            await repository.Store.DeleteAsync(name.Path, cancellationToken);
            read.Remove(name);
        }

        var named = read.Values.SelectMany(snapshot => snapshot.Items).Select(item => item.Sha256).ToHashSet(StringComparer.Ordinal);
        foreach (var unnamed in (await repository.ObjectsAsync(cancellationToken)).Where(hash => !named.Contains(hash)).Order(StringComparer.Ordinal))
        {
            await repository.DeleteObjectAsync(unnamed, cancellationToken);
        }

        return removable.Count;
    }

    // Good is what names no content that the last check found damaged, or that is not there.
    private async Task<SnapshotName?> NewestGoodAsync(IReadOnlyList<SnapshotName> names, Dictionary<SnapshotName, Snapshot> read, CancellationToken cancellationToken)
    {
        var objects = await repository.ObjectsAsync(cancellationToken);
        objects.ExceptWith((await repository.DamageAsync(cancellationToken))?.Objects ?? []);
        return names.LastOrDefault(name => read[name].Items.All(item => objects.Contains(item.Sha256)));
    }
}

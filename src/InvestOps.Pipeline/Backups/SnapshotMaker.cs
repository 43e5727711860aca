using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Backups;

/// <summary>
/// Copies what is new into a repository, until a listing shows nothing that was not copied: a backup is of one moment, though
/// the operation goes on while it is made.
/// </summary>
internal sealed class SnapshotMaker(BackupSource source, BackupRepository repository, IReadOnlyDictionary<(string Container, string Name), SnapshotItem> earlier)
{
    private const int MostRounds = 5;
    private const int Portion = 32;

    private readonly Dictionary<(string Container, string Name), SnapshotItem> _copied = [];
    private HashSet<string> _objects = new(StringComparer.Ordinal);

    /// <summary>Bytes that the repository did not have.</summary>
    public long NewBytes { get; private set; }

    /// <exception cref="IOException">The market's data changed in every round.</exception>
    public async Task<IReadOnlyList<SnapshotItem>> RunAsync(Func<Task> alive, Action<double> progress, CancellationToken cancellationToken)
    {
        _objects = await repository.ObjectsAsync(cancellationToken);
        _objects.ExceptWith((await repository.DamageAsync(cancellationToken))?.Objects ?? []);
        foreach (var (key, item) in earlier.Where(entry => _objects.Contains(entry.Value.Sha256)))
        {
            _copied[key] = item;
        }

        for (var round = 1; ; round++)
        {
            var listed = await source.ListAsync(cancellationToken);
            var changed = listed.Where(entry => !IsCopied(entry.Item)).ToArray();
            if (changed.Length == 0)
            {
                return [.. listed.Select(entry => _copied[(entry.Item.Container, entry.Item.Name)])];
            }

            if (round > MostRounds)
            {
                return Settled(listed);
            }

            await CopyAsync(changed, alive, progress, cancellationToken);
        }
    }

    private bool IsCopied(StoredItem item) => _copied.TryGetValue((item.Container, item.Name), out var copied) && copied.Tag == item.Tag && copied.Length == item.Length;

    // Marks of life change all the time; market data that does is being written, and half of it is no backup.
    private List<SnapshotItem> Settled(IReadOnlyList<(StoredItem Item, IStoredItems Part)> listed)
    {
        if (listed.FirstOrDefault(entry => entry.Item.Container == MarketStore.Container && !IsCopied(entry.Item)).Item is { } busy)
        {
            throw new IOException($"The data changed while it was being backed up ({busy.Container}/{busy.Name}). Run the backup again when the import or ingest is done.");
        }

        return [.. listed.Where(entry => _copied.ContainsKey((entry.Item.Container, entry.Item.Name))).Select(entry => _copied[(entry.Item.Container, entry.Item.Name)])];
    }

    private async Task CopyAsync((StoredItem Item, IStoredItems Part)[] changed, Func<Task> alive, Action<double> progress, CancellationToken cancellationToken)
    {
        var done = 0;
        foreach (var portion in changed.Chunk(Portion))
        {
            var copied = await SeveralAtOnce.RunAsync(portion, entry => CopyAsync(entry.Item, entry.Part, cancellationToken));
            foreach (var (item, written) in copied.OfType<(SnapshotItem, long)>())
            {
                _copied[(item.Container, item.Name)] = item;
                NewBytes += written;
            }

            done += portion.Length;
            progress((double)done / changed.Length);
            await alive();
        }
    }

    private async Task<(SnapshotItem, long)?> CopyAsync(StoredItem item, IStoredItems part, CancellationToken cancellationToken)
    {
        if (await part.ReadAsync(item, cancellationToken) is not { } content)
        {
            return null; // gone or changed since it was listed: the next round sees it
        }

        var hash = ContentHash.Of(content);
        bool isNew;
        lock (_objects)
        {
            isNew = _objects.Add(hash);
        }

        if (isNew)
        {
            await repository.WriteObjectAsync(hash, content, cancellationToken);
        }

        var copied = new SnapshotItem { Container = item.Container, Name = item.Name, Tag = item.Tag, Length = content.Length, Sha256 = hash };
        return (copied, isNew ? content.Length : 0);
    }
}

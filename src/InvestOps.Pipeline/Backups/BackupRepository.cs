using System.Text.Json;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Backups;

/// <summary>
/// Backups in a folder: every content once, as a plain file named by its SHA-256 (<c>objects/ab/ab…</c>), and snapshots that
/// name them. A second backup costs what is new. Whole files in plain folders: any tool can copy or check them.
/// </summary>
public sealed class BackupRepository(IAssetStore store)
{
    private const string Objects = "objects";
    private static readonly AssetPath Mark = new("state", "repository.json");
    private static readonly AssetPath Damage = new("state", "damaged.json");

    public IAssetStore Store => store;

    /// <summary>Where a person finds it.</summary>
    public string Location => Path.GetDirectoryName(Path.GetDirectoryName(store.LocationOf(Mark))) ?? store.LocationOf(Mark);

    public Task<bool> IsMadeAsync(CancellationToken cancellationToken) => store.ExistsAsync(Mark, cancellationToken);

    public Task MakeAsync(RepositoryMark mark, CancellationToken cancellationToken) => store.TryCreateAsync(Mark, AssetJson.Write(mark), cancellationToken);

    /// <summary>All snapshots by number, readable or not.</summary>
    public async Task<IReadOnlyList<SnapshotName>> SnapshotsAsync(CancellationToken cancellationToken) =>
        [.. (await store.ListAsync(SnapshotName.Container, "", cancellationToken)).Select(SnapshotName.Read).OfType<SnapshotName>().OrderBy(snapshot => snapshot.Number)];

    /// <exception cref="InvalidDataException">It is damaged, or of another version.</exception>
    public async Task<Snapshot> ReadAsync(SnapshotName name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        var content = await store.ReadAsync(name.Path, cancellationToken);
        if (content is null || !name.Fits(content))
        {
            throw new InvalidDataException($"{store.LocationOf(name.Path)} is damaged: its content is not what its name says. Choose another backup with --snapshot.");
        }

        try
        {
            return AssetJson.Read<Snapshot>(content);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{store.LocationOf(name.Path)} cannot be read: {exception.Message}", exception);
        }
    }

    /// <returns>Null where the snapshot cannot be read.</returns>
    public async Task<Snapshot?> TryReadAsync(SnapshotName name, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(name, cancellationToken);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Publishes a snapshot: from here on the backup is there.</summary>
    public async Task<SnapshotName> AddAsync(Snapshot snapshot, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var content = AssetJson.Write(snapshot);
        var name = SnapshotName.Of(snapshot.Number, snapshot.At, content);
        await store.WriteAsync(name.Path, content, cancellationToken);
        return name;
    }

    public async Task<HashSet<string>> ObjectsAsync(CancellationToken cancellationToken) =>
        [.. (await store.ListAsync(Objects, "", cancellationToken)).Select(path => path.Path[(path.Path.LastIndexOf('/') + 1)..])];

    public Task<byte[]?> ReadObjectAsync(string hash, CancellationToken cancellationToken) => store.ReadAsync(PathOf(hash), cancellationToken);

    public Task WriteObjectAsync(string hash, byte[] content, CancellationToken cancellationToken) => store.WriteAsync(PathOf(hash), content, cancellationToken);

    public Task DeleteObjectAsync(string hash, CancellationToken cancellationToken) => store.DeleteAsync(PathOf(hash), cancellationToken);

    /// <summary>What the last check found damaged; nothing where none was made.</summary>
    /// <exception cref="InvalidDataException">A newer program wrote it: what it found must not be forgotten.</exception>
    public async Task<DamagedObjects?> DamageAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await store.ReadJsonAsync<DamagedObjects>(Damage, cancellationToken);
        }
        catch (InvalidDataException exception) when (exception.InnerException is not UnknownSchemaException)
        {
            return null;
        }
    }

    public Task WriteDamageAsync(DamagedObjects damage, CancellationToken cancellationToken) => store.WriteAsync(Damage, AssetJson.Write(damage), cancellationToken);

    internal static bool IsIntact(byte[]? content, string hash) => content is not null && ContentHash.Of(content) == hash;

    private static AssetPath PathOf(string hash) => new(Objects, $"{hash[..2]}/{hash}");
}

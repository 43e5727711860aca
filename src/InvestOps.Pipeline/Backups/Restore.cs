using System.Globalization;
using System.Text.Json;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Diagnosis;
using InvestOps.Pipeline.Keeping;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Backups;

/// <summary>
/// Writes a backup into an empty root and proves it: every file is read back against its hash, every product against its
/// manifest, the market store is opened, and the doctor looks at the whole. A restore that was cut goes on when it is run again.
/// </summary>
public sealed class Restore(TradingCalendar calendar)
{
    private const int Portion = 32;

    /// <summary>The mark of a restored root, below its folder.</summary>
    public static AssetPath Mark { get; } = new("restore", "restored.json");

    /// <exception cref="InvalidDataException">There is no such backup, it is damaged, the target holds something else, or the doctor finds something wrong with it.</exception>
    public async Task<RestoredRoot> RunAsync(BackupRepository repository, int? number, RestoreTarget place, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(place);
        var target = place.Store;
        var name = await ChooseAsync(repository, number, cancellationToken);
        var snapshot = await repository.ReadAsync(name, cancellationToken);
        var places = PlacesOf(snapshot);
        var renamed = places.Where(place => place.Key != place.Value.ToString()).ToDictionary(place => place.Value.ToString(), place => place.Key, StringComparer.Ordinal);
        var mark = new RestoreMark { Snapshot = $"{name.Id}-{name.Hash}", IsProven = false, Renamed = new SortedDictionary<string, string>(renamed, StringComparer.Ordinal) };
        await RequireFreeAsync(target, mark, cancellationToken);
        await target.WriteAsync(Mark, AssetJson.Write(mark), cancellationToken);
        var done = 0;
        foreach (var portion in snapshot.Items.Chunk(Portion))
        {
            await SeveralAtOnce.RunAsync(portion, item => WriteAsync(repository, name, item, target, places[KeyOf(item)], cancellationToken));
            progress?.Report((double)(done += portion.Length) / snapshot.Items.Count);
        }

        await CompareAsync(snapshot, target, places, cancellationToken);
        var products = await ProveProductsAsync(snapshot, target, places, cancellationToken);
        var market = await new MarketStore(target, calendar).DescribeAsync(cancellationToken);
        var doctor = await ExamineAsync(place, name, cancellationToken);
        await target.WriteAsync(Mark, AssetJson.Write(mark with { IsProven = true }), cancellationToken);
        return new RestoredRoot(name, snapshot.Items.Count, snapshot.Items.Sum(item => item.Length), products, market?.Sessions.Count ?? 0, renamed.Count, doctor);
    }

    private static async Task<SnapshotName> ChooseAsync(BackupRepository repository, int? number, CancellationToken cancellationToken)
    {
        var names = await repository.SnapshotsAsync(cancellationToken);
        return names.LastOrDefault(name => number is null || name.Number == number) ?? throw new InvalidDataException(names.Count == 0
            ? $"{repository.Location} holds no backups."
            : string.Create(CultureInfo.InvariantCulture, $"There is no backup {number}; there are {string.Join(", ", names.Select(name => name.Id))}."));
    }

    private static async Task RequireFreeAsync(IAssetStore target, RestoreMark mark, CancellationToken cancellationToken)
    {
        if (await target.ReadJsonAsync<RestoreMark>(Mark, cancellationToken) is { } begun && (begun.IsProven || begun.Snapshot != mark.Snapshot))
        {
            // One that was cut goes on. Over one that has ended, what was done since would be lost.
            throw new InvalidDataException($"{target.LocationOf(Mark)} says that backup {begun.Snapshot.Split('-')[0]} {(begun.IsProven ? "was" : "is being")} restored here. Restore into another folder.");
        }
    }

    private static string KeyOf(SnapshotItem item) => $"{item.Container}/{item.Name}";

    private static Dictionary<string, AssetPath> PlacesOf(Snapshot snapshot)
    {
        var names = SafeNames.Map(snapshot.Items.Select(KeyOf));
        return names.ToDictionary(
            name => name.Key,
            name => name.Value.IndexOf('/', StringComparison.Ordinal) is > 0 and var end ? new AssetPath(name.Value[..end], name.Value[(end + 1)..]) : new AssetPath("unusual", name.Value),
            StringComparer.Ordinal);
    }

    private static async Task WriteAsync(BackupRepository repository, SnapshotName name, SnapshotItem item, IAssetStore target, AssetPath place, CancellationToken cancellationToken)
    {
        if (BackupRepository.IsIntact(await target.ReadAsync(place, cancellationToken), item.Sha256))
        {
            return; // a restore that was cut had it already
        }

        var content = await repository.ReadObjectAsync(item.Sha256, cancellationToken);
        if (!BackupRepository.IsIntact(content, item.Sha256))
        {
            throw new InvalidDataException($"{KeyOf(item)} of backup {name.Id} is damaged or missing (object {item.Sha256}). Choose another backup with --snapshot, and run: investops backup verify");
        }

        await target.WriteAsync(place, content, cancellationToken);
    }

    private static async Task CompareAsync(Snapshot snapshot, IAssetStore target, Dictionary<string, AssetPath> places, CancellationToken cancellationToken)
    {
        foreach (var portion in snapshot.Items.Chunk(Portion))
        {
            await SeveralAtOnce.RunAsync(portion, async item =>
            {
                if (!BackupRepository.IsIntact(await target.ReadAsync(places[KeyOf(item)], cancellationToken), item.Sha256))
                {
                    throw new InvalidDataException($"{target.LocationOf(places[KeyOf(item)])} is not what was written to it. Is the disk sound?");
                }
            });
        }
    }

    private static async Task<int> ProveProductsAsync(Snapshot snapshot, IAssetStore target, Dictionary<string, AssetPath> places, CancellationToken cancellationToken)
    {
        var manifests = snapshot.Items.Where(item => item.Name.EndsWith("/manifest.json", StringComparison.Ordinal)).ToArray();
        var hashes = snapshot.Items.ToDictionary(KeyOf, item => item.Sha256, StringComparer.Ordinal);
        var unlike = new List<string>();
        foreach (var manifest in manifests)
        {
            var folder = KeyOf(manifest)[..^"manifest.json".Length];
            var content = await target.ReadAsync(places[KeyOf(manifest)], cancellationToken);
            if (FilesOf(target, places[KeyOf(manifest)], content!) is not { } files || files.Any(file => hashes.GetValueOrDefault(folder + file.Key) != file.Value))
            {
                unlike.Add(folder);
            }
        }

        return unlike.Count == 0 ? manifests.Length : throw new InvalidDataException($"All files are restored as they were, but these products were not whole when the backup was made: {string.Join(", ", unlike)}. Run their stage again.");
    }

    // Hashes tell that the files are those that were saved; only the doctor tells whether one can go to work with them.
    private static async Task<DoctorReport> ExamineAsync(RestoreTarget place, SnapshotName name, CancellationToken cancellationToken)
    {
        var report = await place.Examine(cancellationToken);
        var wrong = report.Findings.Where(finding => finding.State == FindingState.Wrong).Select(finding => $"{finding.Check}: {finding.Text}").ToArray();
        return wrong.Length == 0 ? report : throw new InvalidDataException($"Everything is restored as it was, but the doctor finds it wrong. {string.Join(' ', wrong)} Mend it there, or choose another backup than {name.Id} with --snapshot.");
    }

    private static IReadOnlyDictionary<string, string>? FilesOf(IAssetStore target, AssetPath path, byte[] manifest)
    {
        try
        {
            return AssetJson.Read<AssetManifest>(manifest).Files;
        }
        catch (UnknownSchemaException exception)
        {
            throw new InvalidDataException($"All files are restored as they were, but {target.LocationOf(path)} cannot be read: {exception.Message}", exception);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

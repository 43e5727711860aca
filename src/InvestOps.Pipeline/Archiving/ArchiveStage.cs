using System.Globalization;
using System.Text.Json;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Archiving;

/// <summary>
/// Packs old reports by month. An original goes only when the pack that holds it has been read back, every file against its
/// hash; until then both are there, and a run that was cut goes on from what it finds.
/// </summary>
public sealed class ArchiveStage(ArchivePlanner planner, LiveAssets live, RunIdentity identity, TimeProvider time)
{
    private const long MostPackedBytes = 64L * 1024 * 1024;
    private const int MostPacked = 400;

    public async Task<StageOutcome> RunAsync(StageRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (await planner.MakeAsync(cancellationToken) is not { } plan)
        {
            return new StageOutcome.NotReady { Details = "no session is stored, so nothing tells how old a report is" };
        }

        if (plan.Reports.Count == 0)
        {
            var waiting = plan.Unconfirmed > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {plan.Unconfirmed} old reports wait until the mirror has confirmed them") : "";
            return new StageOutcome.AlreadyDone { Details = "nothing is old enough" + waiting };
        }

        var (taken, holder) = await WorkLock.TryTakeAsync(live.Store, "archive", identity, time, cancellationToken);
        if (taken is null)
        {
            return new StageOutcome.NotReady { Details = holder! };
        }

        await using (taken)
        {
            await run.BeginAsync(cancellationToken);
            return await RunAsync(plan, taken, run, cancellationToken);
        }
    }

    private async Task<StageOutcome> RunAsync(ArchivePlan plan, WorkLock taken, StageRun run, CancellationToken cancellationToken)
    {
        await CleanAsync(cancellationToken);
        var (done, packs, errors) = (0, 0, new List<string>());
        foreach (var month in plan.Reports.GroupBy(report => report.Date.ToString("yyyy-MM", CultureInfo.InvariantCulture), StringComparer.Ordinal))
        {
            foreach (var portion in Portions(month))
            {
                packs += await PackAsync(month.Key, portion, errors, cancellationToken) ? 1 : 0;
                await RemoveAsync(portion, cancellationToken);
                await taken.RenewAsync(cancellationToken);
                run.Report((double)(done += portion.Count) / plan.Reports.Count);
            }
        }

        if (errors.Count > 0)
        {
            throw new InvalidDataException(string.Join(' ', errors));
        }

        var later = plan.Later > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {plan.Later} more are left to the next run") : "";
        return new StageOutcome.Completed { Details = string.Create(CultureInfo.InvariantCulture, $"reports packed: {done}, packs made: {packs}{later}") };
    }

    private static IEnumerable<IReadOnlyList<ArchivableReport>> Portions(IEnumerable<ArchivableReport> month)
    {
        var portion = new List<ArchivableReport>();
        foreach (var report in month)
        {
            if (portion.Count == MostPacked || (portion.Count > 0 && portion.Sum(packed => packed.Bytes) + report.Bytes > MostPackedBytes))
            {
                yield return portion;
                portion = [];
            }

            portion.Add(report);
        }

        yield return portion;
    }

    // A pack that has no manifest was cut while it was being made; nothing relies on it.
    private async Task CleanAsync(CancellationToken cancellationToken)
    {
        var files = await live.Store.ListAsync(ArchiveIndex.Container, "", cancellationToken);
        var finished = files.Where(path => path.Path.EndsWith("/manifest.json", StringComparison.Ordinal)).Select(FolderOf).ToHashSet(StringComparer.Ordinal);
        foreach (var path in files.Where(path => !finished.Contains(FolderOf(path))))
        {
            await live.Store.DeleteAsync(path, cancellationToken);
        }
    }

    private async Task<bool> PackAsync(string month, IReadOnlyList<ArchivableReport> reports, List<string> errors, CancellationToken cancellationToken)
    {
        var index = await ArchiveIndex.ReadAsync(live.Store, cancellationToken);
        var packed = new List<(PackedProduct Product, IReadOnlyDictionary<string, byte[]> Files)>();
        foreach (var report in reports)
        {
            try
            {
                var (product, files) = await ReadAsync(report, cancellationToken);
                if (index.Find(report.Folder)?.Product.Manifest != product.Manifest)
                {
                    packed.Add((product, files));
                }
            }
            catch (InvalidDataException exception)
            {
                errors.Add(exception.Message); // it stays where it is, and keeps no other from its pack
            }
        }

        if (packed.Count == 0)
        {
            return false;
        }

        var number = index.Packs.Count > 0 ? index.Packs[^1].Number + 1 : 1;
        var pack = new PackIndex { Number = number, Month = month, Products = [.. packed.Select(entry => entry.Product)] };
        await AssetManifest.PublishAsync(
            live.Store,
            ArchiveIndex.File(month, number, "manifest.json"),
            [(ArchiveIndex.ZipOf(pack), Pack.Write(packed)), (ArchiveIndex.File(month, number, "index.json"), AssetJson.Write(pack))],
            identity.CodeVersion,
            new Dictionary<string, string>(StringComparer.Ordinal),
            cancellationToken);
        return true;
    }

    private async Task<(PackedProduct Product, IReadOnlyDictionary<string, byte[]> Files)> ReadAsync(ArchivableReport report, CancellationToken cancellationToken)
    {
        var manifest = new AssetPath(AssetCatalog.Reports, report.Manifest.Name);
        var content = await live.Store.ReadAsync(manifest, cancellationToken) ?? throw new InvalidDataException($"{live.Store.LocationOf(manifest)} went away while it was being packed.");
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal) { ["manifest.json"] = content };
        foreach (var (name, hash) in FilesOf(manifest, content))
        {
            var path = AssetPath.TryCreate(AssetCatalog.Reports, report.Folder + name) ?? throw Refused(manifest, $"names '{name}', which is no portable name");
            var file = await live.Store.ReadAsync(path, cancellationToken);
            var archived = file is null ? await ArchivedAsync(report.Folder, content, name, cancellationToken) : file;
            files[name] = archived is not null && ContentHash.Of(archived) == hash ? archived : throw Refused(path, "is not what its manifest says (SHA-256 differs)");
        }

        var hashes = new SortedDictionary<string, string>(files.ToDictionary(file => file.Key, file => ContentHash.Of(file.Value), StringComparer.Ordinal), StringComparer.Ordinal);
        return (new PackedProduct { Folder = report.Folder, Date = report.Date, Manifest = hashes["manifest.json"], Files = hashes }, files);
    }

    // A run that was cut may have removed some of the files already, those of a report that is packed.
    private async Task<byte[]?> ArchivedAsync(string folder, byte[] manifest, string name, CancellationToken cancellationToken) =>
        (await ArchiveIndex.ReadAsync(live.Store, cancellationToken)).Find(folder) is { } found && found.Product.Manifest == ContentHash.Of(manifest)
            ? await Pack.ReadAsync(live.Store, found.Pack, found.Product, name, cancellationToken)
            : null;

    private IReadOnlyDictionary<string, string> FilesOf(AssetPath manifest, byte[] content)
    {
        try
        {
            return AssetJson.Read<AssetManifest>(content).Files;
        }
        catch (UnknownSchemaException exception)
        {
            throw new InvalidDataException($"{live.Store.LocationOf(manifest)} cannot be read: {exception.Message} The report was not packed.", exception);
        }
        catch (JsonException exception)
        {
            throw Refused(manifest, $"cannot be read: {exception.Message.TrimEnd('.')}");
        }
    }

    private InvalidDataException Refused(AssetPath path, string what) =>
        new($"{live.Store.LocationOf(path)} {what}; the report was not packed. Remove the folder and run the stage again.");

    private async Task RemoveAsync(IReadOnlyList<ArchivableReport> reports, CancellationToken cancellationToken)
    {
        var index = await ArchiveIndex.ReadAsync(live.Store, cancellationToken);
        var verified = new HashSet<int>();
        foreach (var report in reports)
        {
            var manifest = new AssetPath(AssetCatalog.Reports, report.Manifest.Name);
            if (index.Find(report.Folder) is not { } found
                || await live.Store.ReadAsync(manifest, cancellationToken) is not { } content
                || ContentHash.Of(content) != found.Product.Manifest)
            {
                continue; // made anew meanwhile, or not to be packed
            }

            if (verified.Add(found.Pack.Number))
            {
                await Pack.VerifyAsync(live.Store, found.Pack, cancellationToken);
            }

            foreach (var name in found.Product.Files.Keys.Where(name => name != "manifest.json"))
            {
                await live.Store.DeleteAsync(new AssetPath(AssetCatalog.Reports, report.Folder + name), cancellationToken);
            }

            // What a report was made from bit by bit is of no use any more.
            foreach (var shard in await live.Store.ListAsync(AssetCatalog.Reports, report.Folder + AssetCatalog.ShardsFolder, cancellationToken))
            {
                await live.Store.DeleteAsync(shard, cancellationToken);
            }

            await live.Store.DeleteAsync(manifest, cancellationToken);
        }
    }

    private static string FolderOf(AssetPath path) => path.Path[..(path.Path.LastIndexOf('/') + 1)];
}

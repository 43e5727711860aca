using System.Collections.Concurrent;
using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Archiving;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Syncing;

/// <summary>
/// Mirrors finished reports and the archive into a folder of this machine, file for file. What has not changed is not read.
/// Nothing is ever removed from the mirror but by two rules: a file that a newer manifest of its product does not name, and a
/// product whose archive pack the mirror has. So a source that is empty or lost takes nothing with it.
/// </summary>
/// <param name="source">What is copied.</param>
/// <param name="store">The same storage, told what the mirror has: what is not confirmed there is not archived.</param>
/// <param name="mirror">Where it is copied to.</param>
public sealed class SyncStage(IStoredItems source, LiveAssets store, MirrorFolder mirror, RunIdentity identity, TimeProvider time)
{
    private const string Name = "sync";
    private const int Portion = 64;
    private const int SavedAfter = 16 * Portion;
    private const int MostErrors = 5;

    public async Task<StageOutcome> RunAsync(TradingDate date, StageRun run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (await IsIdleAsync(cancellationToken))
        {
            return new StageOutcome.AlreadyDone { Details = "nothing new" };
        }

        var (taken, holder) = await WorkLock.TryTakeAsync(mirror.Store, Name, identity, time, cancellationToken);
        if (taken is null)
        {
            return new StageOutcome.NotReady { Details = holder! };
        }

        await using (taken)
        {
            return await RunAsync(taken, run, cancellationToken);
        }
    }

    private static StageOutcome OutcomeOf(int copied, int removed, int renamed)
    {
        if (copied + removed == 0)
        {
            return new StageOutcome.AlreadyDone { Details = "nothing new" };
        }

        var parts = new List<string> { string.Create(CultureInfo.InvariantCulture, $"files copied: {copied}") };
        if (removed > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"archived reports removed: {removed}"));
        }

        if (renamed > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"names spelt anew: {renamed}"));
        }

        return new StageOutcome.Completed { Details = string.Join(", ", parts) };
    }

    private async Task<bool> IsIdleAsync(CancellationToken cancellationToken)
    {
        var state = await MirrorState.ReadAsync(mirror.Store, cancellationToken);
        var plan = await MirrorPlan.MakeAsync(source, mirror.Store, state, cancellationToken);
        return plan.Missing.Count == 0 && (await ArchivedAsync(plan, cancellationToken)).Count == 0 && await IsConfirmedAsync(state, cancellationToken);
    }

    private async Task<bool> IsConfirmedAsync(MirrorState state, CancellationToken cancellationToken) =>
        (await MirrorState.ReadAsync(store.Store, cancellationToken)).Products.SequenceEqual(state.Products);

    private async Task<StageOutcome> RunAsync(WorkLock taken, StageRun run, CancellationToken cancellationToken)
    {
        var state = await MirrorState.ReadAsync(mirror.Store, cancellationToken);
        var plan = await MirrorPlan.MakeAsync(source, mirror.Store, state, cancellationToken);
        var products = state.Products.ToDictionary(product => (product.Container, product.Folder));
        if (plan.Missing.Count > 0)
        {
            await run.BeginAsync(cancellationToken);
        }

        var (copied, errors) = await CopyAsync(plan, products, taken, run, cancellationToken);
        var removed = await RemoveAsync(plan, products, cancellationToken);
        var written = await SaveAsync(products, mirror.Store, cancellationToken);
        await written.WriteAsync(store.Store, cancellationToken);
        if (errors.Count > 0)
        {
            var more = errors.Count > MostErrors ? string.Create(CultureInfo.InvariantCulture, $" And {errors.Count - MostErrors} more.") : "";
            throw new InvalidDataException(string.Join(' ', errors.Order(StringComparer.Ordinal).Take(MostErrors)) + more);
        }

        return OutcomeOf(copied, removed, written.Renamed.Count);
    }

    private async Task<(int Copied, IReadOnlyCollection<string> Errors)> CopyAsync(
        MirrorPlan plan, Dictionary<(string, string), MirroredProduct> products, WorkLock taken, StageRun run, CancellationToken cancellationToken)
    {
        var copy = new ProductCopy(source, mirror.Store, plan);
        var errors = new ConcurrentQueue<string>();
        var (copied, done) = (0, 0);
        foreach (var portion in plan.Missing.Chunk(Portion))
        {
            var mirrored = await SeveralAtOnce.RunAsync(portion, async product =>
            {
                try
                {
                    var result = await copy.RunAsync(product, cancellationToken);
                    await taken.RenewAsync(cancellationToken); // on a slow line a portion takes hours
                    return (Product: product, Result: result);
                }
                catch (InvalidDataException exception)
                {
                    errors.Enqueue(exception.Message); // one bad report keeps no other from its copy
                    return (product, default);
                }
            });
            foreach (var (product, (files, manifest)) in mirrored.Where(entry => entry.Result.Manifest is not null))
            {
                copied += files;
                var key = (product.Manifest.Container, product.Folder);
                await MoveAsync(products.GetValueOrDefault(key), product, cancellationToken);
                products[key] = new MirroredProduct { Container = key.Container, Folder = product.Folder, Place = product.Place, Tag = product.Manifest.Tag, Manifest = manifest };
            }

            // Remembered as it comes. What a cut leaves unsaid is found by its hash.
            done += portion.Length;
            if (done % SavedAfter == 0)
            {
                await SaveAsync(products, mirror.Store, cancellationToken);
            }

            run.Report((double)done / plan.Missing.Count);
        }

        return (copied, errors);
    }

    // A name got a twin or lost it: the product is where its new name says, and leaves its old place.
    private async Task MoveAsync(MirroredProduct? earlier, PlannedProduct product, CancellationToken cancellationToken)
    {
        if (earlier is not null && earlier.Place != product.Place)
        {
            await RemoveAsync(earlier, cancellationToken);
        }
    }

    private async Task<IReadOnlyList<MirroredProduct>> ArchivedAsync(MirrorPlan plan, CancellationToken cancellationToken)
    {
        if (plan.LeftOver.Count == 0)
        {
            return [];
        }

        var archive = await ArchiveIndex.ReadAsync(mirror.Store, cancellationToken);
        return [.. plan.LeftOver.Where(product => product.Container == AssetCatalog.Reports && archive.Find(product.Folder)?.Product.Manifest == product.Manifest)];
    }

    private async Task<int> RemoveAsync(MirrorPlan plan, Dictionary<(string Container, string Folder), MirroredProduct> products, CancellationToken cancellationToken)
    {
        var archived = await ArchivedAsync(plan, cancellationToken);
        foreach (var product in archived)
        {
            await RemoveAsync(product, cancellationToken);
            products.Remove((product.Container, product.Folder));
        }

        return archived.Count;
    }

    private async Task RemoveAsync(MirroredProduct product, CancellationToken cancellationToken)
    {
        var manifest = new AssetPath(product.Container, product.Place + "manifest.json");
        foreach (var (path, _) in await MirroredFiles.OfAsync(mirror.Store, manifest, cancellationToken) ?? [])
        {
            await mirror.Store.DeleteAsync(path, cancellationToken);
        }

        await mirror.Store.DeleteAsync(manifest, cancellationToken);
    }

    private static async Task<MirrorState> SaveAsync(Dictionary<(string Container, string Folder), MirroredProduct> products, IAssetStore place, CancellationToken cancellationToken)
    {
        var ordered = products.Values.OrderBy(product => product.Container, StringComparer.Ordinal).ThenBy(product => product.Folder, StringComparer.Ordinal).ToArray();
        var renamed = ordered.Where(product => product.Place != product.Folder).ToDictionary(product => $"{product.Container}/{product.Place}", product => $"{product.Container}/{product.Folder}", StringComparer.Ordinal);
        var state = new MirrorState { Products = ordered, Renamed = new SortedDictionary<string, string>(renamed, StringComparer.Ordinal) };
        await state.WriteAsync(place, cancellationToken);
        return state;
    }
}

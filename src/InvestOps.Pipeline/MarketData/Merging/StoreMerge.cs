using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData.Manifest;
using InvestOps.Pipeline.MarketData.Tables;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.MarketData.Merging;

/// <summary>Merges a batch of bars, index rows and issue lists, and publishes all of it with one manifest.</summary>
internal sealed class StoreMerge(IAssetStore assets, ManifestFile files, TradingCalendar krx)
{
    public async Task<MergeResult> MergeAsync(MarketBatch batch, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var before = await files.ReadAsync(cancellationToken);
        if (batch.Bars is not null)
        {
            RefuseMixing(before, batch);
        }

        var calendar = batch.Sessions == CalendarKind.Krx ? krx : null;
        progress?.Report(new ImportProgress("checking", 0, 1));
        var bars = new BarMerge(files, batch.Bars ?? new BarTable(), batch.Sources);
        var rows = bars.Screen(batch.Basis, calendar);
        progress?.Report(new ImportProgress("checking", 1, 1));

        var start = rows.Length == 0 && before is not null ? before : StartFrom(before, batch.Basis, batch.Sessions);
        var indices = new IndexMerge(files, batch.IndexSources, calendar);
        var issues = new IssueMerge(files);
        var facts = new FactMerge(files);
        var after = start with
        {
            Bars = InOrder(await bars.MergeAsync(rows, start, progress, cancellationToken)),
            Index = InOrder(await indices.MergeAsync(batch.Indices, start.Index, cancellationToken)),
            Issues = await issues.MergeAsync(batch.Issues, batch.IssueSources, start.Issues, cancellationToken),
            Facts = await facts.MergeAsync(batch.Facts, batch.FactSources, start.Facts, cancellationToken),
        };
        var quality = await QualityFile.WriteAsync(assets, bars.Tally.HeldBack(), cancellationToken);
        await PublishAsync(before, after, cancellationToken);
        var known = (before?.Files ?? []).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        return new MergeResult
        {
            Bars = bars.Tally.Sources,
            IndexRowsKept = indices.Kept,
            IndexRowsAlreadyStored = indices.AlreadyStored,
            IndexRowsInConflict = indices.InConflict,
            IndexRowsHeldBack = indices.HeldBack,
            IssuesChanged = issues.Changed,
            FactsChanged = facts.Changed,
            FilesWritten = [.. after.Files.Select(file => file.Path).Where(path => !known.Contains(path)), .. quality],
        };
    }

    /// <summary>A root without bars takes the basis and the sessions of the first that come.</summary>
    public static MarketManifest StartFrom(MarketManifest? before, PriceBasis basis, CalendarKind sessions) => before is { Bars.Count: > 0 }
        ? before
        : new MarketManifest { Basis = basis, Sessions = sessions, Index = before?.Index ?? [], Issues = before?.Issues, Facts = before?.Facts };

    /// <summary>Files by their last session, so that the newest come last.</summary>
    public static IReadOnlyList<StoredFile> InOrder(IEnumerable<StoredFile> stored) =>
        [.. stored.OrderBy(file => file.Sessions[^1].Date).ThenBy(file => file.Path, StringComparer.Ordinal)];

    /// <summary>Publishes what changed, if anything did.</summary>
    public async Task PublishAsync(MarketManifest? before, MarketManifest after, CancellationToken cancellationToken)
    {
        var isChanged = before is null ? after.Files.Any() : !before.NamesTheSameFilesAs(after);
        if (isChanged)
        {
            await files.PublishAsync(before, after, cancellationToken);
        }
    }

    private static void RefuseMixing(MarketManifest? before, MarketBatch batch)
    {
        if (before is not { Bars.Count: > 0 })
        {
            return;
        }

        if (before.Basis != batch.Basis)
        {
            var (holds, given) = before.Basis == PriceBasis.Raw ? ("raw", "adjusted") : ("adjusted", "raw");
            throw new MarketDataException($"This root holds {holds} prices, and the bars to be imported are {given}. A root holds one price basis: use another --root, or leave out or add --adjusted if the files are {holds}.");
        }

        if (before.Sessions != batch.Sessions)
        {
            var (holds, given) = before.Sessions == CalendarKind.Krx ? ("KRX sessions", "sessions from data") : ("sessions from data", "KRX sessions");
            throw new MarketDataException($"This root holds {holds}, and this import asks for {given}. Use another --root, or the same --sessions as before.");
        }
    }
}

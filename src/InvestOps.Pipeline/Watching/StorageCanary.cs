using System.Globalization;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Watching;

/// <summary>
/// A mark in the storage that each machine remembers on its own disk. The emulator can come up empty after a crash without a word; then
/// the mark is gone, and nobody takes the empty storage for a new operation.
/// </summary>
public sealed class StorageCanary(IAssetStore store, OwnBook own, RunIdentity identity, TimeProvider time)
{
    public async Task<CanaryState> CheckAsync(CancellationToken cancellationToken)
    {
        var there = await store.ReadJsonAsync<CanaryMark>(AssetCatalog.Canary, cancellationToken);
        var remembered = own.Store is { } mine ? await mine.ReadJsonAsync<CanaryMark>(AssetCatalog.Canary, cancellationToken) : there;
        return (there, remembered) switch
        {
            (null, null) => CanaryState.New,
            (null, _) => CanaryState.Missing,
            (_, null) => CanaryState.Known,
            _ => there.Id == remembered.Id ? CanaryState.Known : CanaryState.Foreign,
        };
    }

    /// <summary>Looks for the mark before anything is written or queued. Costs nothing where storage and machine are one.</summary>
    /// <exception cref="UnknownStorageException">It is gone, or another one.</exception>
    public async Task RequireKnownAsync(CancellationToken cancellationToken)
    {
        if (own.Store is not { } mine || !await mine.ExistsAsync(AssetCatalog.Canary, cancellationToken))
        {
            return;
        }

        var why = await CheckAsync(cancellationToken) switch
        {
            CanaryState.Missing => "The storage was reset: the mark that this machine made in it is gone",
            CanaryState.Foreign => "The storage was exchanged: it has another mark than the one that this machine knows",
            _ => null,
        };
        if (why is not null)
        {
            throw new UnknownStorageException($"{why} ({store.LocationOf(AssetCatalog.Canary)}). Nothing was written or queued. Restore a backup, or, when this storage is the right one: investops doctor --adopt-storage");
        }
    }

    /// <summary>Makes the mark where there is none yet, and remembers it. Changes nothing where the storage is not the known one.</summary>
    public async Task<CanaryState> PlantAsync(CancellationToken cancellationToken)
    {
        var state = await CheckAsync(cancellationToken);
        if (state is CanaryState.New or CanaryState.Known)
        {
            await AdoptAsync(cancellationToken);
        }

        return state;
    }

    /// <summary>A person says that this storage is the right one: its mark, or a new one, is remembered from now on.</summary>
    public async Task AdoptAsync(CancellationToken cancellationToken)
    {
        if (!await store.ExistsAsync(AssetCatalog.Canary, cancellationToken))
        {
            var now = time.GetUtcNow();
            var origin = string.Create(CultureInfo.InvariantCulture, $"{identity.Machine} {identity.ProcessId} {identity.ProcessStartedAt} {now.Ticks}");
            var mark = new CanaryMark(ContentHash.Of(origin)[..16], now, identity.Machine);
            await store.TryCreateAsync(AssetCatalog.Canary, AssetJson.Write(mark), cancellationToken);
        }

        if (own.Store is { } mine
            && await store.ReadAsync(AssetCatalog.Canary, cancellationToken) is { } there
            && (await mine.ReadAsync(AssetCatalog.Canary, cancellationToken))?.SequenceEqual(there) != true)
        {
            await mine.WriteAsync(AssetCatalog.Canary, there, cancellationToken);
        }
    }
}

using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Watching;

/// <summary>The changes that were written down.</summary>
public sealed class StateChanges(IAssetStore store)
{
    /// <summary>Writes a change; the same one again changes nothing.</summary>
    public Task WriteAsync(StateChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        return store.TryCreateAsync(AssetCatalog.Change(change.KeyOf()), AssetJson.Write(change), cancellationToken);
    }

    /// <summary>The last ones, newest first.</summary>
    public async Task<IReadOnlyList<StateChange>> NewestAsync(int most, CancellationToken cancellationToken)
    {
        var paths = await store.ListAsync(AssetCatalog.Runs, AssetCatalog.Changes, cancellationToken);
        var changes = await SeveralAtOnce.RunAsync(paths.TakeLast(most).ToArray(), path => store.ReadJsonAsync<StateChange>(path, cancellationToken));
        return [.. changes.OfType<StateChange>().OrderByDescending(change => change.At)];
    }
}

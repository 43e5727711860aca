using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Watching;

/// <summary>Keeps what a watchdog remembers between looks on this machine's own disk.</summary>
public sealed class WatchNotebook(IAssetStore store, OwnBook own, WatchedHost host)
{
    private IAssetStore Place => own.Store ?? store;

    /// <summary>Where storage is this machine's own disk, and that fails, the last state is still known here.</summary>
    private WatchState _known = new();

    public async Task<WatchState> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            return _known = await Place.ReadJsonAsync<WatchState>(AssetCatalog.WatchState(host.Role), cancellationToken) ?? _known;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return _known; // a damaged notebook costs an alert said twice, not the watch
        }
    }

    /// <returns>Whether it could be written.</returns>
    public async Task<bool> WriteAsync(WatchState state, CancellationToken cancellationToken)
    {
        _known = state;
        try
        {
            await Place.WriteAsync(AssetCatalog.WatchState(host.Role), AssetJson.Write(state), cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}

using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Status;

/// <summary>Finds one backtest by its id.</summary>
public sealed class BacktestLookup(RequestBook book, IAssetStore store)
{
    /// <returns>Null when nothing is known of the id, or it is no id at all.</returns>
    public async Task<BacktestStatus?> FindAsync(string id, CancellationToken cancellationToken)
    {
        if (!BacktestMessage.IsName(id))
        {
            return null;
        }

        var (state, reason) = await book.StateOfAsync(id, cancellationToken);
        return state switch
        {
            BacktestState.Unknown => null,
            BacktestState.Completed => new BacktestStatus(
                id,
                state,
                Result: await store.ReadJsonAsync<BacktestDocument>(AssetCatalog.Backtest(id, "result.json"), cancellationToken),
                Report: store.LocationOf(AssetCatalog.Backtest(id, "tearsheet.html"))),
            _ => new BacktestStatus(id, state, reason),
        };
    }
}

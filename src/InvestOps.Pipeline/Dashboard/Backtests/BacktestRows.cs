using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Dashboard.Backtests;

/// <summary>Reads what a list shows of one backtest.</summary>
internal sealed class BacktestRows(IAssetStore store)
{
    // A small curve is some 200 pixels wide.
    private const int MostPoints = 120;

    /// <param name="run">Its newest run.</param>
    public async Task<BacktestRow> ReadAsync(string id, RunRecord? run, CancellationToken cancellationToken)
    {
        if (!BacktestMessage.IsName(id) || !await store.ExistsAsync(AssetCatalog.BacktestManifest(id), cancellationToken))
        {
            return new BacktestRow { Id = id, Run = run, State = StateOf(run), Trouble = run?.Error };
        }

        try
        {
            var finished = await FinishedBacktests.ReadAsync(store, id, cancellationToken);
            return new BacktestRow { Id = id, Run = run, State = BacktestState.Completed, Result = finished.Result, Curve = Thin(finished.Equity) };
        }
        catch (Exception exception) when (exception is InvalidDataException or InvalidRequestException)
        {
            return new BacktestRow { Id = id, Run = run, State = BacktestState.Completed, Trouble = exception.Message };
        }
    }

    /// <summary>Every so many points, the last one among them.</summary>
    public static IReadOnlyList<double> Thin(IReadOnlyList<double> curve)
    {
        var step = Math.Max(1, (int)Math.Ceiling(curve.Count / (double)MostPoints));
        return [.. Enumerable.Range(0, curve.Count).Where(index => (curve.Count - 1 - index) % step == 0).Select(index => curve[index])];
    }

    private static BacktestState StateOf(RunRecord? run) => run?.State switch
    {
        RunState.Running => BacktestState.Running,
        RunState.Failed or RunState.Crashed or RunState.Cancelled => BacktestState.Failed,
        _ => BacktestState.Unknown, // it ran, and its report is gone
    };
}

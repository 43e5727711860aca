using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>Which backtests run, by the ledger; the entries of a last day are listed once, however many are asked after.</summary>
public sealed class RunningBacktests(RunLedger ledger)
{
    private readonly Dictionary<DateOnly, IReadOnlyList<AssetPath>> _byDate = [];

    /// <param name="id">The backtest.</param>
    /// <param name="to">Its last day.</param>
    /// <exception cref="InvalidDataException">An entry of the backtest cannot be read; names the file.</exception>
    public async Task<bool> HasAsync(string id, DateOnly to, CancellationToken cancellationToken)
    {
        if (!_byDate.TryGetValue(to, out var places))
        {
            _byDate[to] = places = await ledger.PlacesAsync(new RunKey(StageName.Backtest, to), cancellationToken);
        }

        var runs = await ledger.ReadAsync(places, id, cancellationToken);
        return runs.Any(run => run.State == RunState.Running);
    }
}

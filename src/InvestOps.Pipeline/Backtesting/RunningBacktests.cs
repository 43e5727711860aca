using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>Which backtests run, by the ledger; the entries of a last day are listed once, however many are asked after.</summary>
public sealed class RunningBacktests(RunLedger ledger)
{
    private readonly Dictionary<DateOnly, IReadOnlyList<AssetPath>> _byDate = [];

    /// <param name="id">The backtest.</param>
    /// <param name="to">Its last day.</param>
    public async Task<bool> HasAsync(string id, DateOnly to, CancellationToken cancellationToken)
    {
        if (!_byDate.TryGetValue(to, out var places))
        {
            _byDate[to] = places = await ledger.PlacesAsync(new RunKey(StageName.Backtest, to), cancellationToken);
        }

        var runs = await SeveralAtOnce.RunAsync(RunLedger.Of(places, id), path => OrNullAsync(path, cancellationToken));
        return runs.Any(run => run is { State: RunState.Running } && run.Subject == id);
    }

    // An entry that cannot be read is named with its stage; it keeps nobody from knowing the others.
    private async Task<RunRecord?> OrNullAsync(AssetPath path, CancellationToken cancellationToken)
    {
        try
        {
            return await ledger.ReadAsync(path, cancellationToken);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}

using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Backtesting;

/// <summary>Which backtests run, by the ledger; each last day is looked at once, however many are asked after.</summary>
public sealed class RunningBacktests(IAssetStore store, RunLedger ledger)
{
    // A last day may have thousands of backtests; what runs is among the newest.
    private const int MostRuns = 500;

    private readonly Dictionary<DateOnly, HashSet<string>> _byDate = [];

    /// <param name="id">The backtest.</param>
    /// <param name="to">Its last day.</param>
    public async Task<bool> HasAsync(string id, DateOnly to, CancellationToken cancellationToken)
    {
        if (!_byDate.TryGetValue(to, out var running))
        {
            _byDate[to] = running = await ReadAsync(to, cancellationToken);
        }

        return running.Contains(id);
    }

    private async Task<HashSet<string>> ReadAsync(DateOnly to, CancellationToken cancellationToken)
    {
        var folder = AssetCatalog.Run(new RunKey(StageName.Backtest, to), "x").Path[..^"x.json".Length];
        var newest = (await store.ListAsync(AssetCatalog.Runs, folder, cancellationToken)).Select(RunPath.TryRead).OfType<RunPath>().OrderByDescending(run => run.StartedAt).Take(MostRuns);
        var runs = await SeveralAtOnce.RunAsync(newest.ToArray(), run => OrNullAsync(run.Path, cancellationToken));
        return [.. runs.Where(run => run?.State == RunState.Running).Select(run => run!.Subject).OfType<string>()];
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

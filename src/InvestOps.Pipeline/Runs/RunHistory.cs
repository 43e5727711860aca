using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Runs;

/// <summary>Searches the ledger of runs, and closes what dead processes left open.</summary>
public sealed class RunHistory(IAssetStore store, RunLedger ledger, TimeProvider time)
{
    // Older open entries were looked at hundreds of times before.
    private static readonly TimeSpan LooksBack = TimeSpan.FromDays(14);

    // Where so many in a row cannot be read, it is not a matter of some entries.
    private const int MostDamaged = 20;

    /// <summary>The places of all runs, newest first.</summary>
    public async Task<IReadOnlyList<RunPath>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await store.ListAsync(AssetCatalog.Runs, "", cancellationToken)).Select(RunPath.TryRead).OfType<RunPath>()
            .OrderByDescending(run => run.StartedAt).ThenByDescending(run => run.Path.Path, StringComparer.Ordinal)];

    /// <summary>Runs that pass a filter, newest first.</summary>
    public async Task<IReadOnlyList<RunRecord>> FindAsync(RunFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var found = new List<RunRecord>();
        foreach (var run in (await ListAsync(cancellationToken)).Where(run => Passes(run, filter)))
        {
            if (found.Count == filter.Most)
            {
                break;
            }

            if (await ledger.ReadAsync(run.Path, cancellationToken) is { } record && (filter.State ?? record.State) == record.State)
            {
                found.Add(record);
            }
        }

        return found;
    }

    /// <returns>Null where there is no run of this id.</returns>
    public async Task<RunRecord?> FindAsync(string id, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        var run = (await ListAsync(cancellationToken)).FirstOrDefault(run => Path.GetFileNameWithoutExtension(run.Path.Path) == id);
        return run is null ? null : await ledger.ReadAsync(run.Path, cancellationToken);
    }

    /// <summary>The newest run of each stage that ever ran; where its entry cannot be read, the newest that can.</summary>
    public async Task<IReadOnlyDictionary<StageName, NewestRun>> NewestAsync(CancellationToken cancellationToken)
    {
        var newest = new Dictionary<StageName, NewestRun>();
        foreach (var stage in (await ListAsync(cancellationToken)).GroupBy(run => run.Key.Stage))
        {
            newest[stage.Key] = await NewestAsync(stage.Take(MostDamaged), cancellationToken);
        }

        return newest;
    }

    /// <summary>Marks the runs as crashed that processes of this machine began and did not live to end.</summary>
    /// <returns>The runs that were marked now.</returns>
    public async Task<IReadOnlyList<RunRecord>> MarkLostAsync(CancellationToken cancellationToken)
    {
        var since = time.GetUtcNow() - LooksBack;
        var lost = new List<RunRecord>();
        foreach (var stage in (await ListAsync(cancellationToken)).Where(run => run.StartedAt > since).GroupBy(run => run.Key))
        {
            var open = await SeveralAtOnce.RunAsync(stage.ToArray(), run => ledger.ReadAsync(run.Path, cancellationToken));
            if (open.Any(run => run?.State == RunState.Running))
            {
                lost.AddRange((await ledger.MarkLostAsync(stage.Key, cancellationToken)).Where(ledger.IsLost));
            }
        }

        return lost;
    }

    private async Task<NewestRun> NewestAsync(IEnumerable<RunPath> runs, CancellationToken cancellationToken)
    {
        var damages = new List<string>();
        foreach (var run in runs)
        {
            try
            {
                if (await ledger.ReadAsync(run.Path, cancellationToken) is { } record)
                {
                    return new NewestRun(record, damages);
                }
            }
            catch (InvalidDataException exception)
            {
                damages.Add(exception.Message);
            }
        }

        return new NewestRun(Record: null, damages);
    }

    private static bool Passes(RunPath run, RunFilter filter) =>
        (filter.Stage ?? run.Key.Stage) == run.Key.Stage
        && run.Key.Date >= (filter.From ?? DateOnly.MinValue)
        && run.Key.Date <= (filter.To ?? DateOnly.MaxValue);
}

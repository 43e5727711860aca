using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Dashboard.Frames;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Dashboard.Backtests;

/// <summary>Reads all that is known of one backtest.</summary>
internal sealed class BacktestReader(RequestBook book, RunLedger ledger, IWorkQueue queue, IAssetStore store, TimeProvider time)
{
    // A date may have thousands of backtests; its newest runs are those that are asked for.
    private const int MostRuns = 500;

    /// <returns>Null when nothing is known of the id, or it is no id at all.</returns>
    public async Task<BacktestView?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        if (!BacktestMessage.IsName(id))
        {
            return null;
        }

        var damages = new List<string>();
        var manifest = await Damage.OrNullAsync(() => store.ReadJsonAsync<AssetManifest>(AssetCatalog.BacktestManifest(id), cancellationToken), damages);
        var isPublished = manifest is not null || damages.Count > 0;
        var asked = await Damage.OrNullAsync(() => store.ReadJsonAsync<AskedBacktest>(AssetCatalog.AskedBacktest(id), cancellationToken), damages);
        if (isPublished)
        {
            var finished = manifest is null ? null : await FinishedAsync(id, damages, cancellationToken);
            var published = new BacktestView { Id = id, At = time.GetUtcNow(), State = BacktestState.Completed, Asked = asked, Manifest = manifest, Damages = damages };
            return finished is null ? published : published with
            {
                Result = finished.Result,
                Request = finished.Request,
                Curve = BacktestRows.Thin(finished.Equity),
                Run = await NewestRunAsync(id, finished.Result.To, damages, cancellationToken),
            };
        }

        return asked is not null ? await OpenAsync(id, asked, cancellationToken)
            : damages.Count > 0 ? new BacktestView { Id = id, At = time.GetUtcNow(), State = BacktestState.Unknown, Damages = damages }
            : null;
    }

    private async Task<BacktestView> OpenAsync(string id, AskedBacktest asked, CancellationToken cancellationToken)
    {
        var damages = new List<string>();
        var (state, reason) = await book.StateOfAsync(id, cancellationToken);
        return new BacktestView
        {
            Id = id,
            At = time.GetUtcNow(),
            State = state,
            Reason = reason,
            Asked = asked,
            Request = asked.Message,
            Waiting = state == BacktestState.Queued ? await queue.CountAsync(cancellationToken) : 0,
            Run = asked.Message.To is { } date ? await NewestRunAsync(id, date, damages, cancellationToken) : null,
            Damages = damages,
        };
    }

    private Task<FinishedBacktest?> FinishedAsync(string id, List<string> damages, CancellationToken cancellationToken) => Damage.OrNullAsync(
        async () =>
        {
            try
            {
                return (FinishedBacktest?)await FinishedBacktests.ReadAsync(store, id, cancellationToken);
            }
            catch (InvalidRequestException exception)
            {
                throw new InvalidDataException($"request.json of backtest {id} cannot be read: {exception.Message}", exception);
            }
        },
        damages);

    private async Task<RunRecord?> NewestRunAsync(string id, DateOnly to, List<string> damages, CancellationToken cancellationToken)
    {
        var paths = await store.ListAsync(AssetCatalog.Runs, $"{PageFrame.Day(to)}/{nameof(StageName.Backtest).ToLowerInvariant()}/", cancellationToken);
        foreach (var path in paths.Select(RunPath.TryRead).OfType<RunPath>().OrderByDescending(run => run.StartedAt).Take(MostRuns))
        {
            if (await Damage.OrNullAsync(() => ledger.ReadAsync(path.Path, cancellationToken), damages) is { } run && run.Subject == id)
            {
                return run;
            }
        }

        return null;
    }
}

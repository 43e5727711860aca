using System.Globalization;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Configuration;
using InvestOps.Pipeline.Dashboard.Frames;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Dashboard.Backtests;

/// <summary>Reads one page of backtests, newest first by the ledger; only those of the page are opened.</summary>
internal sealed class BacktestListReader(RunHistory history, RunLedger ledger, RequestBook book, StrategyFiles strategies, IAssetStore store, TimeProvider time)
{
    private const int MostRows = 25;
    private const int MostOpen = 25;

    // A rare strategy among very many: a page looks no further than this, and the next one goes on from there.
    private const int MostLookedAt = 1000;

    // An id that no person chose ends in a hyphen and so many digits of a hash.
    private const int HashDigits = 12;

    private readonly BacktestRows _rows = new(store);

    public async Task<BacktestListView> ReadAsync(DashboardRequest request, CancellationToken cancellationToken)
    {
        var strategy = request.ValueOf("strategy");
        var damages = new List<string>();
        var runs = (await history.ListAsync(cancellationToken)).Where(run => run.Key.Stage == StageName.Backtest).ToArray();
        var skip = int.TryParse(request.ValueOf("skip"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Min(asked, runs.Length) : 0;
        var (records, next) = await NewestAsync(runs, skip, strategy, damages, cancellationToken);
        var open = skip == 0 ? await store.ListAsync(AssetCatalog.Reports, AssetCatalog.AskedBacktests, cancellationToken) : [];
        return new BacktestListView
        {
            At = time.GetUtcNow(),
            Strategies = strategies.Names(),
            Strategy = strategy,
            Open = await OpenAsync([.. open.Take(MostOpen).Select(path => Path.GetFileNameWithoutExtension(path.Path))], damages, cancellationToken),
            MoreOpen = Math.Max(0, open.Count - MostOpen),
            Ran = runs.Length > 0
                ? await SeveralAtOnce.RunAsync(records, run => _rows.ReadAsync(run.Subject!, run, cancellationToken))
                : await UnrecordedAsync(strategy, cancellationToken),
            Skip = skip,
            Older = next < runs.Length ? next : null,
            Runs = runs.Length,
            Damages = damages,
        };
    }

    private async Task<(IReadOnlyList<RunRecord> Records, int Next)> NewestAsync(RunPath[] runs, int skip, string? strategy, List<string> damages, CancellationToken cancellationToken)
    {
        var found = new List<RunRecord>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var at = skip;
        for (; at < runs.Length && found.Count < MostRows && at - skip < MostLookedAt; at++)
        {
            if (await Damage.OrNullAsync(() => ledger.ReadAsync(runs[at].Path, cancellationToken), damages) is { Subject: { } id } run
                && await IsOfAsync(id, strategy, cancellationToken)
                && seen.Add(id))
            {
                found.Add(run);
            }
        }

        return (found, at);
    }

    // Only an id that a person chose has to be looked up.
    private async Task<bool> IsOfAsync(string id, string? strategy, CancellationToken cancellationToken)
    {
        if (strategy is null || !BacktestMessage.IsName(id))
        {
            return strategy is null;
        }

        var isDerived = id.Length > HashDigits + 1 && id[^(HashDigits + 1)] == '-' && id[^HashDigits..].All(char.IsAsciiHexDigitLower);
        return isDerived
            ? id[..^(HashDigits + 1)].Equals(strategy, StringComparison.OrdinalIgnoreCase)
            : await Damage.OrNullAsync(() => store.ReadJsonAsync<BacktestDocument>(AssetCatalog.Backtest(id, "result.json"), cancellationToken), []) is { } result && result.Strategy == strategy;
    }

    private async Task<IReadOnlyList<BacktestRow>> OpenAsync(string[] ids, List<string> damages, CancellationToken cancellationToken)
    {
        var rows = new List<BacktestRow>();
        var running = book.LookAtRunning();
        foreach (var id in ids)
        {
            var state = BacktestState.Unknown;
            string? reason = null;
            try
            {
                (state, reason) = await book.StateOfAsync(id, running, cancellationToken);
            }
            catch (InvalidDataException exception)
            {
                damages.Add(exception.Message);
                continue;
            }

            rows.Add(new BacktestRow { Id = id, State = state, Trouble = reason });
        }

        return rows;
    }

    // A root that came without its ledger has reports all the same.
    private async Task<IReadOnlyList<BacktestRow>> UnrecordedAsync(string? strategy, CancellationToken cancellationToken)
    {
        var rows = new List<BacktestRow>();
        foreach (var path in (await store.ListAsync(AssetCatalog.Reports, "backtests/", cancellationToken)).Where(path => path.Path.EndsWith("/manifest.json", StringComparison.Ordinal)).Take(MostLookedAt))
        {
            var id = path.Path.Split('/')[1];
            if (await IsOfAsync(id, strategy, cancellationToken))
            {
                rows.Add(await _rows.ReadAsync(id, run: null, cancellationToken));
            }

            if (rows.Count == MostRows)
            {
                break;
            }
        }

        return rows;
    }
}

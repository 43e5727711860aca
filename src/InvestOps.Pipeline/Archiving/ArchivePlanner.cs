using System.Globalization;
using System.Text.Json;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Syncing;
using InvestOps.Pipeline.Tuning;

namespace InvestOps.Pipeline.Archiving;

/// <summary>
/// Chooses what is old enough. Ages come from the data: a daily report's own date; a backtest's or a tuning's last session or the
/// end of its run, whichever is later. They are reckoned to the newest stored session, so that a clock that runs ahead makes nothing older,
/// and to today, so that one that runs behind only makes things younger.
/// </summary>
public sealed class ArchivePlanner(IStoredItems items, LiveAssets live, MarketStore market, RunLedger ledger, ArchiveSettings settings, TimeProvider time)
{
    private const string Ending = "/manifest.json";

    /// <returns>Null where no session is stored: nothing tells how old a report is.</returns>
    public async Task<ArchivePlan?> MakeAsync(CancellationToken cancellationToken)
    {
        if ((await market.DescribeAsync(cancellationToken))?.Last?.Date is not { } newest)
        {
            return null;
        }

        var today = KoreaTime.DateAt(time.GetUtcNow());
        var reference = today < newest ? today : newest;
        var before = reference.AddDays(-Math.Max(settings.OlderThanDays, ArchiveSettings.LeastDays));
        var (present, old) = (0, new List<ArchivableReport>());
        foreach (var kind in AssetCatalog.FinishedReports)
        {
            var reports = await ReportsAsync(kind, cancellationToken);
            present += reports.Count;
            old.AddRange(reports.OrderByDescending(report => report.Date).ThenByDescending(report => report.Folder, StringComparer.Ordinal).Skip(settings.KeepNewest).Where(report => report.Date < before));
        }

        var confirmed = await ConfirmedAsync(old, cancellationToken);
        var most = Math.Max(1, (int)(present * settings.MostShare));
        return new ArchivePlan
        {
            Reference = reference,
            Reports = [.. confirmed.OrderBy(report => report.Date).ThenBy(report => report.Folder, StringComparer.Ordinal).Take(most)],
            Present = present,
            Later = Math.Max(0, confirmed.Count - most),
            Unconfirmed = old.Count - confirmed.Count,
        };
    }

    private async Task<IReadOnlyList<ArchivableReport>> ReportsAsync(string kind, CancellationToken cancellationToken)
    {
        var listed = await items.ListAsync(AssetCatalog.Reports, kind, cancellationToken);
        var sizes = listed.GroupBy(item => item.Name[..(item.Name.LastIndexOf('/') + 1)], StringComparer.Ordinal).ToDictionary(folder => folder.Key, folder => folder.Sum(item => item.Length), StringComparer.Ordinal);
        var manifests = listed.Where(item => item.Name.EndsWith(Ending, StringComparison.Ordinal) && AssetPath.TryCreate(item.Container, item.Name) is not null).ToArray();
        var dated = await SeveralAtOnce.RunAsync(manifests, async manifest =>
        {
            var folder = manifest.Name[..(manifest.Name.LastIndexOf('/') + 1)];
            var date = kind switch
            {
                "daily/" => DailyDate(folder),
                "backtests/" => await BacktestDateAsync(folder["backtests/".Length..^1], cancellationToken),
                _ => await TuningDateAsync(folder[kind.Length..^1], cancellationToken),
            };
            return date is { } known ? new ArchivableReport(folder, known, manifest, sizes[folder]) : null;
        });
        return [.. dated.OfType<ArchivableReport>()];
    }

    private static DateOnly? DailyDate(string folder) =>
        DateOnly.TryParseExact(folder["daily/".Length..^1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private async Task<DateOnly?> BacktestDateAsync(string id, CancellationToken cancellationToken) =>
        BacktestMessage.IsName(id) && await LastSessionAsync(id, cancellationToken) is { } to ? await DateAsync(StageName.Backtest, id, to, cancellationToken) : null;

    private async Task<DateOnly?> TuningDateAsync(string id, CancellationToken cancellationToken) =>
        id.Contains('/', StringComparison.Ordinal) || await PlanAsync(id, cancellationToken) is not { } plan ? null : await DateAsync(StageName.Tune, id, plan.To, cancellationToken);

    private async Task<TuningPlan?> PlanAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            return await live.Store.ReadJsonAsync<TuningPlan>(AssetCatalog.Tuning(id, "plan.json"), cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // What the ledger knows no run of has no age, and stays.
    private async Task<DateOnly?> DateAsync(StageName stage, string id, DateOnly to, CancellationToken cancellationToken)
    {
        var runs = await ledger.ListAsync(new RunKey(stage, to), cancellationToken);
        if (runs.Where(run => run.Subject == id && run.State == RunState.Completed).Max(run => run.EndedAt) is not { } ended)
        {
            return null;
        }

        var ran = KoreaTime.DateAt(ended);
        return ran > to ? ran : to;
    }

    private async Task<DateOnly?> LastSessionAsync(string id, CancellationToken cancellationToken)
    {
        if (await live.Store.ReadAsync(AssetCatalog.Backtest(id, "request.json"), cancellationToken) is not { } content)
        {
            return null;
        }

        try
        {
            return BacktestMessage.Read(content).To;
        }
        catch (Exception exception) when (exception is InvalidRequestException or JsonException)
        {
            return null;
        }
    }

    private async Task<IReadOnlyList<ArchivableReport>> ConfirmedAsync(IReadOnlyList<ArchivableReport> old, CancellationToken cancellationToken)
    {
        if (!settings.NeedsMirror)
        {
            return old;
        }

        var mirrored = (await MirrorState.ReadAsync(live.Store, cancellationToken)).Products
            .Where(product => product.Container == AssetCatalog.Reports)
            .ToDictionary(product => product.Folder, product => product.Manifest, StringComparer.Ordinal);
        var confirmed = new List<ArchivableReport>();
        foreach (var report in old.Where(report => mirrored.ContainsKey(report.Folder)))
        {
            if (await items.ReadAsync(report.Manifest, cancellationToken) is { } content && ContentHash.Of(content) == mirrored[report.Folder])
            {
                confirmed.Add(report);
            }
        }

        return confirmed;
    }
}

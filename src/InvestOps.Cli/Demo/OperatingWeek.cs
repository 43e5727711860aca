using InvestOps.Adapters.Sample;
using InvestOps.Cli.Output;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Cli.Demo;

/// <summary>
/// What an always-on machine and a faster one do in a week: each evening ingest, scan, report and the requests that are due;
/// then the backtests that wait, and the sync of what is finished.
/// </summary>
internal sealed class OperatingWeek(Application application, SampleMarket market, TradingCalendar calendar)
{
    /// <summary>The week's last session, which is the last of its month too: weekly and monthly work is due.</summary>
    public static DateOnly Friday { get; } = new(2026, 10, 30);

    private static readonly DateOnly Monday = Friday.AddDays(-4);

    private IEnumerable<TradingDate> Sessions => calendar.Range(calendar.FirstOnOrAfter(Monday)!.Value, calendar.Session(Friday));

    public async Task<IReadOnlyList<StageReport>> RunAsync(CancellationToken cancellationToken)
    {
        await ImportHistoryAsync(cancellationToken);
        var reports = new List<StageReport>();
        foreach (var session in Sessions)
        {
            await application.Get<DayRunner>().RunAsync(session, reports.Add, cancellationToken);
            await application.Get<BacktestWorker>().DrainAsync((id, report, reason) => reports.Add(report ?? throw new IOException($"{id}: {reason}")), cancellationToken);
            reports.Add(await application.Get<DayRunner>().RunStageAsync(StageName.Sync, session, cancellationToken));
        }

        return reports;
    }

    /// <summary>The backtests that the week asked for and that are finished, by this run or by an earlier one.</summary>
    public async Task<IReadOnlyList<string>> FinishedBacktestsAsync(CancellationToken cancellationToken)
    {
        var store = application.Get<IAssetStore>();
        var finished = new List<string>();
        foreach (var session in Sessions)
        {
            foreach (var message in await store.ReadJsonAsync<BacktestMessage[]>(AssetCatalog.BacktestRequests(session), cancellationToken) ?? [])
            {
                if (message.Id is { } id && !finished.Contains(id) && await store.ExistsAsync(AssetCatalog.BacktestManifest(id), cancellationToken))
                {
                    finished.Add(id);
                }
            }
        }

        return finished;
    }

    private async Task ImportHistoryAsync(CancellationToken cancellationToken)
    {
        var store = application.Get<MarketStore>();
        if (await store.DescribeAsync(cancellationToken) is not null)
        {
            return;
        }

        await ProgressLine.RunPhasesAsync(progress =>
            store.MergeAsync(SampleHistory.Before(market, Monday), progress, cancellationToken));
    }
}

using InvestOps.Adapters.Sample;
using InvestOps.Cli.Output;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.MarketData.Manifest;
using InvestOps.Pipeline.MarketData.Tables;
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

    public async Task<IReadOnlyList<StageReport>> RunAsync(CancellationToken cancellationToken)
    {
        await ImportHistoryAsync(cancellationToken);
        var reports = new List<StageReport>();
        foreach (var session in calendar.Range(calendar.FirstOnOrAfter(Monday)!.Value, calendar.Session(Friday)))
        {
            await application.Get<DayRunner>().RunAsync(session, reports.Add, cancellationToken);
            await application.Get<BacktestWorker>().DrainAsync((id, report, reason) => reports.Add(report ?? throw new IOException($"{id}: {reason}")), cancellationToken);
            reports.Add(await application.Get<DayRunner>().RunStageAsync(StageName.Sync, session, cancellationToken));
        }

        return reports;
    }

    private async Task ImportHistoryAsync(CancellationToken cancellationToken)
    {
        var store = application.Get<MarketStore>();
        if (await store.DescribeAsync(cancellationToken) is not null)
        {
            return;
        }

        await ProgressLine.RunPhasesAsync(progress =>
            store.MergeAsync(HistoryOf(market), progress, cancellationToken));
    }

    private static MarketBatch HistoryOf(SampleMarket market)
    {
        var bars = new BarTable();
        var indices = new List<IndexRow>();
        foreach (var session in market.Sessions.TakeWhile(session => session.Date.Date < Monday))
        {
            foreach (var bar in session.Bars)
            {
                bars.Add(session.Date.Date, bar, source: 0);
            }

            indices.AddRange(session.Indices.Select(index => new IndexRow(session.Date.Date, index)));
        }

        StoredSource[] source = [new(market.Name, Sha256: null)];
        return new MarketBatch
        {
            Basis = PriceBasis.Raw,
            Sessions = CalendarKind.Krx,
            Sources = source,
            Bars = bars,
            Indices = indices,
            IndexSources = source,
            Issues = market.Listings,
            IssueSources = source,
        };
    }
}

using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Dashboard.Frames;
using InvestOps.Pipeline.Dashboard.Months;
using InvestOps.Pipeline.Dashboard.SignalLists;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Quality;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Dashboard.Days;

/// <summary>Reads all that is known of one day: its runs, signals, report, findings and backtests.</summary>
internal sealed class DayReader(MarketStore market, RunLedger ledger, QualityReview quality, IAssetStore store)
{
    private const int MostRuns = 100;

    private readonly SignalFiles _signals = new(store);

    /// <summary>Whether the calendar knows of a day whether it is a session.</summary>
    public static bool Covers(TradingCalendar calendar, DateOnly date) =>
        date >= calendar.Sessions[0].Date && date <= new DateOnly(calendar.Sessions[^1].Date.Year, 12, 31);

    public async Task<DayView> ReadAsync(DateOnly date, CancellationToken cancellationToken)
    {
        var calendar = market.Calendar;
        if (!calendar.TryGetSession(date, out var session))
        {
            var isWeekend = date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            return new DayView
            {
                Date = date,
                Closed = isWeekend ? "weekend" : KoreanHolidays.NameOf(date),
                Previous = calendar.LastOnOrBefore(date)?.Date,
                Next = calendar.FirstOnOrAfter(date)?.Date,
            };
        }

        var damages = new List<string>();
        var (runs, more) = await RunsAsync(session, damages, cancellationToken);
        return new DayView
        {
            Date = date,
            Previous = calendar.Previous(session)?.Date,
            Next = calendar.Next(session)?.Date,
            IsStored = (await market.DescribeAsync(cancellationToken))?.IsStored(session) == true,
            Runs = runs,
            MoreRuns = more,
            Signals = await _signals.ReadAsync(date, cancellationToken),
            HasReport = await store.ExistsAsync(AssetCatalog.DailyReportManifest(session), cancellationToken),
            Asked = await Damage.OrNullAsync(() => store.ReadJsonAsync<BacktestMessage[]>(AssetCatalog.BacktestRequests(session), cancellationToken), damages) ?? [],
            Review = await Damage.OrNullAsync(async () => (SessionReview?)await quality.OfAsync(session, cancellationToken), damages),
            Damages = damages,
        };
    }

    private async Task<(IReadOnlyList<RunRecord> Runs, int More)> RunsAsync(TradingDate session, List<string> damages, CancellationToken cancellationToken)
    {
        var paths = await store.ListAsync(AssetCatalog.Runs, PageFrame.Day(session.Date) + "/", cancellationToken);
        RunPath[] newest = [.. paths.Select(RunPath.TryRead).OfType<RunPath>().OrderByDescending(run => run.StartedAt)];
        var runs = new List<RunRecord>();
        foreach (var path in newest.Take(MostRuns))
        {
            if (await Damage.OrNullAsync(() => ledger.ReadAsync(path.Path, cancellationToken), damages) is { } run)
            {
                runs.Add(run);
            }
        }

        return (runs, Math.Max(0, newest.Length - MostRuns));
    }
}

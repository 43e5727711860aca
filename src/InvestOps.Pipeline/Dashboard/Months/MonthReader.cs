using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Watching;

namespace InvestOps.Pipeline.Dashboard.Months;

/// <summary>Reads how the days of one month went: the ledger of that month, and what is held back of sessions that are not stored.</summary>
internal sealed class MonthReader(MarketStore market, RunLedger ledger, Deadlines deadlines, IAssetStore store, TimeProvider time)
{
    // A stage that ran more often for a date has failed so often that its newest runs tell enough.
    private const int MostRuns = 12;

    private static readonly StageName[] Stages = [StageName.Ingest, StageName.Scan, StageName.Report, StageName.RequestBacktest];

    /// <param name="asked">A month as <c>2026-10</c>; this month where it is none, or lies where the calendar does not reach.</param>
    public async Task<MonthView> ReadAsync(string? asked, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var today = KoreaTime.DateAt(now);
        var month = MonthOf(asked) ?? new DateOnly(today.Year, today.Month, 1);
        var stored = await market.DescribeAsync(cancellationToken);
        var runs = await RunsOfAsync(month, cancellationToken);
        var days = new List<MonthDay>();
        for (var date = month; date.Month == month.Month; date = date.AddDays(1))
        {
            days.Add(await DayAsync(date, stored, [.. runs[date]], now, cancellationToken));
        }

        return new MonthView { Month = month, Today = today, Days = days };
    }

    private DateOnly? MonthOf(string? asked) =>
        DateOnly.TryParseExact(asked, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
        && month.Year >= market.Calendar.Sessions[0].Date.Year && month.Year <= market.Calendar.Sessions[^1].Date.Year ? month : null;

    private async Task<ILookup<DateOnly, RunRecord>> RunsOfAsync(DateOnly month, CancellationToken cancellationToken)
    {
        var paths = await store.ListAsync(AssetCatalog.Runs, month.ToString("yyyy-MM-", CultureInfo.InvariantCulture), cancellationToken);
        RunPath[] newest = [.. paths.Select(RunPath.TryRead).OfType<RunPath>()
            .Where(run => Stages.Contains(run.Key.Stage))
            .GroupBy(run => run.Key)
            .SelectMany(same => same.OrderByDescending(run => run.StartedAt).Take(MostRuns))];
        return (await SeveralAtOnce.RunAsync(newest, run => ledger.ReadAsync(run.Path, cancellationToken))).OfType<RunRecord>().ToLookup(run => run.Date);
    }

    private async Task<MonthDay> DayAsync(DateOnly date, MarketDescription? stored, RunRecord[] runs, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!market.Calendar.TryGetSession(date, out var session))
        {
            var isWeekend = date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            return isWeekend ? new MonthDay(date, DayState.Weekend, Holiday: null) : new MonthDay(date, DayState.Holiday, KoreanHolidays.NameOf(date));
        }

        var stages = runs.GroupBy(run => run.Stage).ToDictionary(same => same.Key, same => same.OrderBy(run => run.StartedAt).ToArray());
        var state = stages.Values.Any(same => same[^1].State == RunState.Running) ? DayState.Running
            : stored?.IsStored(session) == true ? StateOf(session, stages)
            : (await market.ReadJudgementAsync(session, cancellationToken))?.HoldsDay == true ? DayState.Held
            : stages.Values.Any(IsBroken) ? DayState.Failed
            : IsAhead(session, now) ? DayState.Ahead
            : DayState.Missing;
        return new MonthDay(date, state, Holiday: null);
    }

    private bool IsAhead(TradingDate session, DateTimeOffset now) =>
        session.Date >= KoreaTime.DateAt(now) || deadlines.Of(StageName.Ingest, session) > now;

    private DayState StateOf(TradingDate session, Dictionary<StageName, RunRecord[]> stages) =>
        stages.Values.Any(IsBroken) ? DayState.Failed
        : !Stages.All(stage => stages.TryGetValue(stage, out var same) && same.Any(run => run.State == RunState.Completed)) ? DayState.Stored
        : stages.Any(same => IsLate(same.Key, session, same.Value)) ? DayState.Late
        : DayState.Done;

    private static bool IsBroken(RunRecord[] runs) => runs[^1].State is RunState.Failed or RunState.Crashed;

    // A later run for the same date, made by a correction, does not make the day late.
    private bool IsLate(StageName stage, TradingDate session, RunRecord[] runs) =>
        deadlines.Of(stage, session) is { } deadline && runs.First(run => run.State == RunState.Completed).EndedAt > deadline;
}

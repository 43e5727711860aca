using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Dashboard.Frames;
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
        var damages = new List<string>();
        DateOnly[] dates = [.. Enumerable.Range(0, DateTime.DaysInMonth(month.Year, month.Month)).Select(month.AddDays)];
        var runs = (await SeveralAtOnce.RunAsync(dates, date => RunsOfAsync(date, cancellationToken))).ToArray();
        var days = new List<MonthDay>();
        foreach (var (date, (found, broken)) in dates.Zip(runs))
        {
            damages.AddRange(broken);
            days.Add(await DayAsync(date, stored, found, now, damages, cancellationToken));
        }

        return new MonthView { Month = month, Today = today, Days = days, Damages = damages };
    }

    private DateOnly? MonthOf(string? asked) =>
        DateOnly.TryParseExact(asked, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)
        && month.Year >= market.Calendar.Sessions[0].Date.Year && month.Year <= market.Calendar.Sessions[^1].Date.Year ? month : null;

    private async Task<(RunRecord[] Runs, List<string> Damages)> RunsOfAsync(DateOnly date, CancellationToken cancellationToken)
    {
        var damages = new List<string>();
        var records = new List<RunRecord>();
        var paths = market.Calendar.IsSession(date) ? await store.ListAsync(AssetCatalog.Runs, PageFrame.Day(date) + "/", cancellationToken) : [];
        var newest = paths.Select(RunPath.TryRead).OfType<RunPath>()
            .Where(run => Stages.Contains(run.Key.Stage))
            .GroupBy(run => run.Key.Stage)
            .SelectMany(same => same.OrderByDescending(run => run.StartedAt).Take(MostRuns));
        foreach (var run in newest)
        {
            if (await Damage.OrNullAsync(() => ledger.ReadAsync(run.Path, cancellationToken), damages) is { } record)
            {
                records.Add(record);
            }
        }

        return ([.. records], damages);
    }

    private async Task<MonthDay> DayAsync(DateOnly date, MarketDescription? stored, RunRecord[] runs, DateTimeOffset now, List<string> damages, CancellationToken cancellationToken)
    {
        if (!market.Calendar.TryGetSession(date, out var session))
        {
            var isWeekend = date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            return isWeekend ? new MonthDay(date, DayState.Weekend, Holiday: null) : new MonthDay(date, DayState.Holiday, KoreanHolidays.NameOf(date));
        }

        var stages = runs.GroupBy(run => run.Stage).ToDictionary(same => same.Key, same => same.OrderBy(run => run.StartedAt).ToArray());
        var state = stages.Values.Any(same => same[^1].State == RunState.Running) ? DayState.Running
            : stored?.IsStored(session) == true ? StateOf(session, stages)
            : (await Damage.OrNullAsync(() => market.ReadJudgementAsync(session, cancellationToken), damages))?.HoldsDay == true ? DayState.Held
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

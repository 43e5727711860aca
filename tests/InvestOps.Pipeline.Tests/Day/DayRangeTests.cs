using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Day;
using InvestOps.Pipeline.Runs;
using Xunit;

namespace InvestOps.Pipeline.Tests.Day;

public sealed class DayRangeTests(SmallMarket market)
{
    private static readonly DateOnly From = new(2026, 10, 28);
    private static readonly DateOnly To = new(2026, 11, 1);

    [Fact]
    public async Task Missing_is_what_lacks_a_product_failed_is_what_failed_of_it_and_all_is_all()
    {
        await using var operation = new SmallOperation(market);
        await operation.DayAsync(SmallMarket.Thursday);
        var failed = await operation.Get<RunLedger>().BeginAsync(new RunKey(StageName.Scan, SmallMarket.Wednesday.Date), subject: null, SmallOperation.Cancel);
        await operation.Get<RunLedger>().EndAsync(failed, RunState.Failed, details: null, "for the test");

        Assert.Equal([SmallMarket.Wednesday, SmallMarket.Friday], await PlanAsync(operation, DayMode.Missing));
        Assert.Equal([SmallMarket.Wednesday], await PlanAsync(operation, DayMode.Failed));
        Assert.Equal([SmallMarket.Wednesday, SmallMarket.Thursday, SmallMarket.Friday], await PlanAsync(operation, DayMode.All));
        Assert.Equal([SmallMarket.Friday, SmallMarket.Wednesday], await PlanAsync(operation, DayMode.Missing, newestFirst: true));
    }

    [Fact]
    public async Task Making_a_list_changes_nothing()
    {
        await using var operation = new SmallOperation(market);
        var before = operation.Store.Everything();

        await PlanAsync(operation, DayMode.Failed);
        await PlanAsync(operation, DayMode.Missing);

        Assert.Equal(before, operation.Store.Everything());
    }

    [Fact]
    public async Task A_range_is_made_good_oldest_first_and_a_second_time_finds_nothing_missing()
    {
        await using var operation = new SmallOperation(market);
        var range = operation.Get<DayRange>();
        await using var dayByDay = new SmallOperation(market);
        await dayByDay.DayAsync(SmallMarket.Wednesday);
        await dayByDay.DayAsync(SmallMarket.Thursday);
        await dayByDay.DayAsync(SmallMarket.Friday);

        var reports = await range.RunAsync(await PlanAsync(operation, DayMode.Missing), _ => { }, SmallOperation.Cancel);

        Assert.Equal(12, reports.Count);
        Assert.Equal(SmallMarket.Wednesday.Date, reports[0].Key.Date);
        Assert.Empty(await PlanAsync(operation, DayMode.Missing));
        Assert.Equal(dayByDay.Store.Products(), operation.Store.Products());
    }

    [Fact]
    public async Task Oldest_first_stops_at_a_session_that_is_not_ready_and_newest_first_goes_on()
    {
        await using var operation = new SmallOperation(market);
        operation.Time.SetUtcNow(new DateTimeOffset(2026, 11, 3, 12, 0, 0, TimeSpan.Zero));
        var range = operation.Get<DayRange>();
        TradingDate[] newestFirst = [SmallMarket.Unpublished, SmallMarket.Friday, SmallMarket.Thursday];

        var forwards = await range.RunAsync([SmallMarket.Unpublished, InvestOps.Testing.Some.SessionOn("2026-11-03")], _ => { }, SmallOperation.Cancel);
        var backwards = await range.RunAsync(newestFirst, _ => { }, SmallOperation.Cancel);

        Assert.Equal(SmallMarket.Unpublished.Date, Assert.Single(forwards).Key.Date);
        Assert.Contains(backwards, report => report.Key == new RunKey(StageName.Ingest, SmallMarket.Thursday.Date) && report.Outcome is StageOutcome.Completed);
    }

    private static Task<IReadOnlyList<TradingDate>> PlanAsync(SmallOperation operation, DayMode mode, bool newestFirst = false) =>
        operation.Get<DayRange>().PlanAsync(From, To, mode, newestFirst, SmallOperation.Cancel);
}

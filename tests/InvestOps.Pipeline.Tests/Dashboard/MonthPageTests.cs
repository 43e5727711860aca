using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Tests.Day;
using Xunit;

namespace InvestOps.Pipeline.Tests.Dashboard;

public sealed class MonthPageTests(SmallMarket market)
{
    [Fact]
    public async Task A_day_is_done_in_time_stored_only_not_run_or_a_holiday_with_its_name()
    {
        await using var operation = new SmallOperation(market);
        await operation.DayAsync(SmallMarket.Friday);

        var page = await operation.GetAsync("calendar?month=2026-10");

        Assert.Contains("2026-10-28 Stored", page.TextOf(), StringComparison.Ordinal);
        Assert.Contains("2026-10-29 Not run", page.TextOf(), StringComparison.Ordinal);
        Assert.Contains("2026-10-30 Done", page.TextOf(), StringComparison.Ordinal);
        Assert.Contains("9 Hangul Day", page.TextOf(), StringComparison.Ordinal);
        Assert.Contains("href=\"/day/2026-10-30\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("2026-11-02 Ahead", (await operation.GetAsync("calendar?month=2026-11")).TextOf(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_is_late_when_a_stage_first_did_it_after_its_deadline_and_not_when_it_is_made_again()
    {
        await using var operation = new SmallOperation(market);
        await operation.DayAsync(SmallMarket.Thursday);
        await operation.DayAsync(SmallMarket.Friday);
        operation.Time.Advance(TimeSpan.FromDays(5));
        var ledger = operation.Get<RunLedger>();
        await ledger.EndAsync(await ledger.BeginAsync(new RunKey(StageName.Scan, SmallMarket.Friday.Date), subject: null, SmallOperation.Cancel), RunState.Completed, "made again", error: null);

        var page = await operation.GetAsync("calendar?month=2026-10");

        Assert.Contains("2026-10-29 Late", page.TextOf(), StringComparison.Ordinal);
        Assert.Contains("2026-10-30 Done", page.TextOf(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_is_failed_when_the_newest_run_of_a_stage_is()
    {
        await using var operation = new SmallOperation(market);
        await operation.DayAsync(SmallMarket.Thursday);
        var ledger = operation.Get<RunLedger>();
        await ledger.EndAsync(await ledger.BeginAsync(new RunKey(StageName.Report, SmallMarket.Thursday.Date), subject: null, SmallOperation.Cancel), RunState.Failed, details: null, "The disk is full.");

        Assert.Contains("2026-10-29 Failed", (await operation.GetAsync("calendar?month=2026-10")).TextOf(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_waits_for_a_decision_is_held_back()
    {
        await using var operation = new SmallOperation(market);
        await operation.PutAsync("market/quality/2026-10-29.json", DataPageTests.HeldDay);

        Assert.Contains("2026-10-29 Held back", (await operation.GetAsync("calendar?month=2026-10")).TextOf(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("calendar?month=1994-01")]
    [InlineData("calendar?month=9999-12")]
    [InlineData("calendar?month=2026-13")]
    [InlineData("calendar?month='")]
    [InlineData("calendar")]
    public async Task A_month_that_the_calendar_does_not_know_is_this_one(string address)
    {
        await using var operation = new SmallOperation(market);

        Assert.Contains("<h1>2026-10</h1>", (await operation.GetAsync(address)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_cannot_be_read_is_named_and_the_rest_is_shown()
    {
        await using var operation = new SmallOperation(market);
        await operation.PutAsync("runs/2026-10-28/scan/20261029T000000000-1-1.json", "{");

        var page = await operation.GetAsync("calendar?month=2026-10");

        Assert.Equal(200, page.StatusCode);
        Assert.Contains("20261029T000000000-1-1.json", page.TextOf(), StringComparison.Ordinal);
        Assert.Contains("2026-10-27 Stored", page.TextOf(), StringComparison.Ordinal);
    }
}

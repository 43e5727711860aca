using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Tests.Day;
using Xunit;

namespace InvestOps.Pipeline.Tests.Dashboard;

public sealed class DayPageTests(SmallMarket market)
{
    [Fact]
    public async Task It_shows_runs_with_their_outcome_signals_report_and_the_backtest_it_asked_for()
    {
        await using var operation = new SmallOperation(market);
        await operation.DayAsync(SmallMarket.Thursday);
        var ledger = operation.Get<RunLedger>();
        await ledger.EndAsync(await ledger.BeginAsync(new RunKey(StageName.Report, SmallMarket.Thursday.Date), subject: null, SmallOperation.Cancel), RunState.Failed, details: null, "The disk <is> full.");

        var page = await operation.GetAsync("day/2026-10-29");

        Assert.Contains("Report Failed 1 2026-10-30 20:00:00", page.TextOf(), StringComparison.Ordinal);
        Assert.Contains("The disk <is> full.", page.TextOf(), StringComparison.Ordinal);
        Assert.Contains("href=\"/reports/daily/2026-10-29/report.html\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("href=\"/signals?date=2026-10-29&amp;strategy=quick\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("href=\"/backtests/quick-", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_on_which_the_exchange_is_closed_says_why()
    {
        await using var operation = new SmallOperation(market);

        var page = await operation.GetAsync("day/2026-10-09");

        Assert.Contains("The exchange is closed: Hangul Day.", page.TextOf(), StringComparison.Ordinal);
        Assert.Contains("← 2026-10-08", page.TextOf(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("day/2026-02-30")]
    [InlineData("day/1994-01-03")]
    [InlineData("day/9999-12-31")]
    [InlineData("day/0001-01-01")]
    [InlineData("day/../../etc")]
    [InlineData("day")]
    public async Task What_is_no_day_of_the_calendar_is_no_page(string path)
    {
        await using var operation = new SmallOperation(market);

        Assert.Equal(404, (await operation.GetAsync(path)).StatusCode);
    }
}

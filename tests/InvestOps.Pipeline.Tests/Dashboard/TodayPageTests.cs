using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Dashboard;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Status;
using InvestOps.Pipeline.Tests.Day;
using Xunit;

namespace InvestOps.Pipeline.Tests.Dashboard;

public sealed class TodayPageTests(SmallMarket market)
{
    [Fact]
    public async Task It_names_what_is_late_and_the_command_that_mends_it()
    {
        await using var operation = new SmallOperation(market);
        await operation.DayAsync(SmallMarket.Wednesday);

        var page = await operation.GetAsync("");

        Assert.Equal(200, page.StatusCode);
        Assert.Contains("Ingest is late", page.TextOf(), StringComparison.Ordinal);
        Assert.Contains("<code>investops day --from 2026-10-29 --to 2026-10-29</code>", page.Html, StringComparison.Ordinal);
        Assert.Contains("step is-late", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_that_all_is_well_with_the_session_and_its_report()
    {
        await using var operation = new SmallOperation(market);
        await operation.DayAsync(SmallMarket.Thursday);

        var page = await operation.GetAsync("");

        Assert.Contains("All is well", page.TextOf(), StringComparison.Ordinal);
        Assert.Contains("The newest stored session is 2026-10-29, as it should be.", page.TextOf(), StringComparison.Ordinal);
        Assert.Contains("href=\"/reports/daily/2026-10-29/report.html\"", page.Html, StringComparison.Ordinal);
        Assert.Contains(market.Source.HoldCore[0].Symbol.Code, page.TextOf(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"schema\": 1, ", "Remove it to have it made again")]
    [InlineData("{ \"schema\": 99 }", "Update this program")]
    public async Task A_newest_entry_of_the_ledger_that_cannot_be_read_is_a_concern_that_names_it_and_the_rest_is_shown(string text, string advice)
    {
        await using var operation = new SmallOperation(market);
        await operation.DayAsync(SmallMarket.Thursday);
        await operation.PutAsync("runs/2026-10-29/scan/20991231T000000000-1-1.json", text);

        var page = await operation.GetAsync("");

        Assert.Equal(200, page.StatusCode);
        Assert.Contains("1 thing is wrong", page.TextOf(), StringComparison.Ordinal);
        Assert.Contains("Entries of the ledger cannot be read: 1; the first: memory:runs/2026-10-29/scan/20991231T000000000-1-1.json", page.TextOf(), StringComparison.Ordinal);
        Assert.Contains(advice, page.TextOf(), StringComparison.Ordinal);
        Assert.Equal(RunState.Completed, (await operation.Get<StatusReader>().ReadAsync(SmallOperation.Cancel)).Stages.Single(stage => stage.Stage == StageName.Scan).LastRun!.State);
    }

    [Fact]
    public async Task A_damaged_entry_beside_an_open_backtest_keeps_no_page_from_its_reader()
    {
        await using var operation = new SmallOperation(market);
        await operation.DayAsync(SmallMarket.Thursday);
        await operation.Get<RequestBook>().AskAsync(new BacktestMessage { Id = "mine", Strategy = "calm", To = SmallMarket.Thursday.Date }, SmallOperation.Cancel);
        await operation.PutAsync("runs/2026-10-29/backtest/20991231T000000000-1-1.json", "{");

        foreach (var address in new[] { "", "backtests", "backtests/mine" })
        {
            var page = await operation.GetAsync(address);
            Assert.Equal((address, 200), (address, page.StatusCode));
            Assert.Contains("20991231T000000000-1-1.json", page.TextOf(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_wrong_is_said_in_the_language_of_the_page_with_the_same_command()
    {
        await using var operation = new SmallOperation(market);
        await operation.DayAsync(SmallMarket.Wednesday);

        var page = await operation.Pages(ReportLanguage.Korean).ReadAsync(Board.Asked(""), SmallOperation.Cancel);

        Assert.Contains("수집 단계가 늦고 있습니다: 2026-10-29.", page.TextOf(), StringComparison.Ordinal);
        Assert.DoesNotContain("is late", page.TextOf(), StringComparison.Ordinal);
        Assert.Contains("<code>investops day --from 2026-10-29 --to 2026-10-29</code>", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_operation_has_a_page_in_either_language()
    {
        await using var operation = new SmallOperation(market, store: new InvestOps.Testing.InMemoryAssetStore());

        Assert.Contains("No market data is stored yet.", (await operation.GetAsync("")).TextOf(), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"ko\">", (await operation.Pages(ReportLanguage.Korean).ReadAsync(Board.Asked(""), SmallOperation.Cancel)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_is_no_page_is_a_page_that_says_so()
    {
        await using var operation = new SmallOperation(market);

        var page = await operation.GetAsync("<script>alert(1)</script>");

        Assert.Equal(404, page.StatusCode);
        Assert.DoesNotContain("<script", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_and_forms_begin_with_the_base()
    {
        await using var operation = new SmallOperation(market);
        var request = new DashboardRequest("", new Dictionary<string, string>(StringComparer.Ordinal)) { Base = "/api/dashboard/", FormToken = "abc", CanSignOut = true };

        var page = await operation.Pages().ReadAsync(request, SmallOperation.Cancel);

        Assert.Contains("href=\"/api/dashboard/calendar\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("action=\"/api/dashboard/sign-out\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("value=\"abc\"", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SignInState.Asked, 401)]
    [InlineData(SignInState.Wrong, 403)]
    [InlineData(SignInState.Expired, 403)]
    [InlineData(SignInState.TooManyTries, 429)]
    public async Task The_page_that_asks_for_the_key_shows_nothing_else(SignInState state, int statusCode)
    {
        await using var operation = new SmallOperation(market);

        var page = await operation.Pages().SignInAsync(Board.Asked(""), state);

        Assert.Equal(statusCode, page.StatusCode);
        Assert.Contains("name=\"key\"", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<nav", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_reads_itself_again_only_while_something_runs()
    {
        await using var operation = new SmallOperation(market);
        await operation.DayAsync(SmallMarket.Thursday);
        Assert.DoesNotContain("http-equiv=\"refresh\"", (await operation.GetAsync("")).Html, StringComparison.Ordinal);

        await operation.Get<RunLedger>().BeginAsync(new RunKey(StageName.Backtest, SmallMarket.Thursday.Date), "some-backtest", SmallOperation.Cancel);
        operation.Time.Advance(TimeSpan.FromSeconds(45));

        var page = await operation.GetAsync("");
        Assert.Contains("http-equiv=\"refresh\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("for 45 s", page.TextOf(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_notice_is_shown_only_where_it_is_a_known_one()
    {
        await using var operation = new SmallOperation(market);

        Assert.Contains("The backtest is queued.", (await operation.GetAsync("request?notice=requested")).TextOf(), StringComparison.Ordinal);
        Assert.DoesNotContain("role=\"status\"", (await operation.GetAsync("request?notice=<b>")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_at_all_is_named_with_the_file()
    {
        await using var operation = new SmallOperation(market);
        await operation.PutAsync("market/market.json", "{ \"schema\": 1, ");

        var page = await operation.GetAsync("");

        Assert.Equal(500, page.StatusCode);
        Assert.Contains("market.json", page.TextOf(), StringComparison.Ordinal);
    }
}

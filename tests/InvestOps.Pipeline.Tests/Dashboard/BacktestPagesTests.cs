using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Dashboard;
using InvestOps.Pipeline.Reporting;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Tests.Day;
using InvestOps.Pipeline.Watching;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace InvestOps.Pipeline.Tests.Dashboard;

public sealed class BacktestPagesTests(SmallMarket market)
{
    [Fact]
    public async Task A_backtest_is_watched_from_the_queue_to_its_tear_sheet()
    {
        await using var operation = new SmallOperation(market);
        var settled = await AskAsync(operation, "calm");
        var address = "backtests/" + settled.Request.Id;

        var queued = await operation.GetAsync(address);
        Assert.Contains("Queued", queued.TextOf(), StringComparison.Ordinal);
        Assert.Contains("1 message in the queue", queued.TextOf(), StringComparison.Ordinal);
        Assert.Contains("The backtest is queued.", (await operation.GetAsync(address + "?notice=requested")).TextOf(), StringComparison.Ordinal);
        Assert.Contains("http-equiv=\"refresh\"", queued.Html, StringComparison.Ordinal);

        var run = await operation.Get<RunLedger>().BeginAsync(new RunKey(StageName.Backtest, settled.Request.To), settled.Request.Id, SmallOperation.Cancel);
        operation.Time.Advance(TimeSpan.FromSeconds(20));
        Assert.Contains("attempt 1 on nas · for 20 s", (await operation.GetAsync(address)).TextOf(), StringComparison.Ordinal);
        Assert.DoesNotContain("The backtest is queued.", (await operation.GetAsync(address + "?notice=requested")).TextOf(), StringComparison.Ordinal);
        await operation.Get<RunLedger>().EndAsync(run, RunState.Cancelled, details: null, error: null);

        await operation.BacktestsAsync();
        var done = await operation.GetAsync(address);
        Assert.Contains($"href=\"/reports/backtests/{settled.Request.Id}/tearsheet.html\"", done.Html, StringComparison.Ordinal);
        Assert.Contains("attempt 2 on nas", done.TextOf(), StringComparison.Ordinal);
        Assert.DoesNotContain("The backtest is queued.", (await operation.GetAsync(address + "?notice=requested")).TextOf(), StringComparison.Ordinal);
        Assert.Contains("role=\"status\"", (await operation.GetAsync(address + "?notice=known")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("http-equiv=\"refresh\"", done.Html, StringComparison.Ordinal);
        Assert.Contains($"request?strategy=calm&amp;from={settled.Request.From:yyyy-MM-dd}", done.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backtest_that_failed_says_why()
    {
        await using var operation = new SmallOperation(market);
        var settled = await AskAsync(operation, "calm");
        await operation.Get<RequestBook>().RefuseAsync(settled.ToMessage(new BacktestMessage { Strategy = "calm" }), "The parameters <b>do not</b> fit.", SmallOperation.Cancel);

        var page = await operation.GetAsync("backtests/" + settled.Request.Id);

        Assert.Contains("The parameters <b>do not</b> fit.", page.TextOf().Replace("< ", "<", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("The parameters &lt;b&gt;", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_has_the_newest_first_with_figures_and_curve_and_can_be_filtered()
    {
        await using var operation = new SmallOperation(market);
        var calm = await RunAsync(operation, "calm");
        operation.Time.Advance(TimeSpan.FromMinutes(5));
        var quick = await RunAsync(operation, "quick");

        var all = await operation.GetAsync("backtests");
        Assert.True(all.Html.IndexOf(quick, StringComparison.Ordinal) < all.Html.IndexOf(calm, StringComparison.Ordinal), "The newest is not the first.");
        Assert.Contains("Sharpe ratio", all.TextOf(), StringComparison.Ordinal);
        Assert.Contains("<svg", all.Html, StringComparison.Ordinal);
        Assert.Contains($"name=\"id\" value=\"{calm}\"", all.Html, StringComparison.Ordinal);
        var one = await operation.GetAsync("backtests?strategy=calm");
        Assert.Contains(calm, one.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(quick, one.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_list_is_shown_in_pages_and_none_is_lost_between_them()
    {
        await using var operation = new SmallOperation(market);
        var ledger = operation.Get<RunLedger>();
        for (var number = 0; number < 30; number++)
        {
            operation.Time.Advance(TimeSpan.FromSeconds(1));
            await ledger.EndAsync(await ledger.BeginAsync(new RunKey(StageName.Backtest, SmallMarket.Wednesday.Date), $"calm-{number:000000000000}", SmallOperation.Cancel), RunState.Failed, details: null, "No.");
        }

        var first = await operation.GetAsync("backtests");
        var second = await operation.GetAsync("backtests?skip=25");

        Assert.Contains("backtests?skip=25", first.Html, StringComparison.Ordinal);
        Assert.Equal([.. Enumerable.Range(0, 30).Reverse()], [.. Shown(first), .. Shown(second)]);
        Assert.DoesNotContain("skip=30", second.Html, StringComparison.Ordinal);

        static IEnumerable<int> Shown(DashboardPage page) =>
            Enumerable.Range(0, 30).Select(number => (number, At: page.Html.IndexOf($"/backtests/calm-{number:000000000000}\"", StringComparison.Ordinal))).Where(found => found.At >= 0).OrderBy(found => found.At).Select(found => found.number);
    }

    [Theory]
    [InlineData("result.json", "{")]
    [InlineData("equity.csv", "date,equity\nnever,much\n")]
    [InlineData("request.json", "[]")]
    [InlineData("manifest.json", "{ \"schema\": 9 }")]
    public async Task A_report_that_is_damaged_is_shown_as_such(string file, string content)
    {
        await using var operation = new SmallOperation(market);
        var id = await RunAsync(operation, "calm");
        await operation.PutAsync($"reports/backtests/{id}/{file}", content);

        var (list, page) = (await operation.GetAsync("backtests"), await operation.GetAsync("backtests/" + id));

        Assert.Contains("class=\"fault\"", list.Html, StringComparison.Ordinal);
        Assert.Equal(200, page.StatusCode);
        Assert.Contains("Cannot be read", page.TextOf(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_without_a_ledger_are_listed_too()
    {
        await using var operation = new SmallOperation(market);
        var id = await RunAsync(operation, "calm");
        foreach (var run in operation.Store.All.Keys.Where(path => path.Container == "runs").ToArray())
        {
            await operation.Store.DeleteAsync(run, SmallOperation.Cancel);
        }

        Assert.Contains(id, (await operation.GetAsync("backtests")).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("backtests/nobody")]
    [InlineData("backtests/..")]
    [InlineData("backtests/con")]
    [InlineData("backtests/<script>")]
    [InlineData("backtests/a/b")]
    public async Task What_is_no_backtest_is_no_page(string path)
    {
        await using var operation = new SmallOperation(market);

        Assert.Equal(404, (await operation.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Two_are_compared_and_what_cannot_be_says_why()
    {
        await using var operation = new SmallOperation(market);
        var (calm, quick) = (await RunAsync(operation, "calm"), await RunAsync(operation, "quick"));

        var compared = await operation.GetAsync($"compare?id={calm}&id={quick}");
        Assert.Contains("2 backtests side by side", compared.TextOf(), StringComparison.Ordinal);
        Assert.Equal(200, compared.StatusCode);

        Assert.Contains("From 2 to 8 backtests can be compared", (await operation.GetAsync($"compare?id={calm}")).TextOf(), StringComparison.Ordinal);
        Assert.Contains("There is no finished backtest", (await operation.GetAsync($"compare?id={calm}&id=..%2F..%2Fx")).TextOf(), StringComparison.Ordinal);
        Assert.Equal(400, (await operation.GetAsync("compare?id=a,b,c,d,e,f,g,h,i,j")).StatusCode);
    }

    [Fact]
    public async Task A_page_of_very_many_opens_few()
    {
        const int Ran = 3_000;
        await using var operation = new SmallOperation(market);
        var (first, second) = (await AskAsync(operation, "calm"), await AskAsync(operation, "quick"));
        for (var number = 0; number < Ran; number++)
        {
            operation.Time.Advance(TimeSpan.FromMilliseconds(1));
            await operation.Get<RunLedger>().RefuseAsync(new RunKey(StageName.Backtest, first.Request.To), $"made-up-{number}", "too late");
        }

        await operation.Get<RunLedger>().BeginAsync(new RunKey(StageName.Backtest, second.Request.To), second.Request.Id, SmallOperation.Cancel);
        var other = new RunLedger(operation.Store, operation.Time, operation.Get<RunIdentity>());
        var pages = ActivatorUtilities.CreateInstance<DashboardPages>(operation.Get<IServiceProvider>(), new ReportSettings(ReportLanguage.English), other, new RequestBook(operation.Store, operation.Queue, other, operation.Get<OwnBook>(), operation.Get<StorageCanary>(), NullLogger<RequestBook>.Instance));
        var before = operation.Store.Reads;
        var page = await pages.ReadAsync(Board.Asked("backtests"), SmallOperation.Cancel);

        Assert.InRange(operation.Store.Reads - before, 26, 600);
        Assert.Contains("made-up-2999", page.TextOf(), StringComparison.Ordinal);
        Assert.Contains($"Queued {first.Request.Id}", page.TextOf(), StringComparison.Ordinal);
        Assert.Contains($"Running {second.Request.Id}", page.TextOf(), StringComparison.Ordinal);
    }

    private static async Task<SettledBacktest> AskAsync(SmallOperation operation, string strategy)
    {
        var message = new BacktestMessage { Strategy = strategy, From = new DateOnly(2026, 8, 3), RequestedAt = operation.Time.GetUtcNow(), RequestedBy = "test" };
        var settled = await operation.Get<BacktestRequests>().SettleAsync(message, SmallOperation.Cancel);
        await operation.Get<RequestBook>().AskAsync(settled, message, SmallOperation.Cancel);
        return settled;
    }

    private static async Task<string> RunAsync(SmallOperation operation, string strategy)
    {
        var settled = await AskAsync(operation, strategy);
        await operation.BacktestsAsync();
        Assert.Contains(AssetCatalog.BacktestManifest(settled.Request.Id), operation.Store.All.Keys);
        return settled.Request.Id;
    }
}

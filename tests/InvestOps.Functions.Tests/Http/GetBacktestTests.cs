using InvestOps.Pipeline.Runs;
using Xunit;

namespace InvestOps.Functions.Tests.Http;

public sealed class GetBacktestTests(YearOfMarket market)
{
    private const string Request = "/api/backtest?strategy=quick&from=2026-09-01&to=2026-10-28";

    [Fact]
    public async Task A_backtest_is_queued_then_running_then_completed_with_its_result()
    {
        await using var app = await App.StartAsync(market);
        var asked = await app.PostAsync(Request);
        var (id, place) = (asked.Text("id"), asked.Headers["Location"]);

        var queued = await app.GetAsync(place);
        Assert.Equal((200, id, "queued"), (queued.Status, queued.Text("id"), queued.Text("state")));

        await app.Operation.Get<RunLedger>().BeginAsync(new RunKey(StageName.Backtest, new DateOnly(2026, 10, 28)), id, App.Cancel);
        Assert.Equal("running", (await app.GetAsync(place)).Text("state"));

        await app.Operation.RunBacktestsAsync(App.Cancel);
        var completed = await app.GetAsync(place);
        Assert.Equal("completed", completed.Text("state"));
        Assert.True(completed.Json.GetProperty("result").GetProperty("finalEquity").GetInt64() > 0);
        Assert.Contains($"backtests/{id}/tearsheet.html", completed.Text("report"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backtest_that_failed_tells_why_and_can_be_asked_for_again()
    {
        await using var app = await App.StartAsync(market);
        var place = (await app.PostAsync(Request)).Headers["Location"];
        app.Configs.Write("strategies/quick.yaml", "schema: 1\n");
        await app.Operation.RunBacktestsAsync(App.Cancel);

        var failed = await app.GetAsync(place);

        Assert.Equal((200, "failed"), (failed.Status, failed.Text("state")));
        Assert.Contains("quick.yaml", failed.Text("reason"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("quick-0123456789ab")]
    [InlineData("backtests")]
    [InlineData("..%2F..%2Fsecrets")]
    [InlineData("con")]
    [InlineData("a.b")]
    [InlineData("%20")]
    [InlineData("%ED%95%9C%EA%B8%80")]
    [InlineData("a%0D%0AX-Evil:1")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public async Task An_id_that_nobody_asked_for_is_not_found(string id)
    {
        await using var app = await App.StartAsync(market);

        var answer = await app.GetAsync("/api/backtests/" + id);

        Assert.Equal("No backtest with this id was asked for here. Ask for one with POST, at the same address: backtest?strategy=NAME.", answer.IsProblem(404));
        Assert.Equal("No such backtest", answer.Text("title"));
    }

    [Fact]
    public async Task Nothing_is_changed_by_asking()
    {
        await using var app = await App.StartAsync(market);
        var before = app.Memory.Everything();

        await app.GetAsync("/api/backtests/quick-0123456789ab");
        (await app.SendAsync(HttpMethod.Delete, "/api/backtests/quick-0123456789ab")).IsProblem(405);

        Assert.Equal(before, app.Memory.Everything());
    }
}

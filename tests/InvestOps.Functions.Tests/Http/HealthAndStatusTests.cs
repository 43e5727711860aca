using Xunit;

namespace InvestOps.Functions.Tests.Http;

public sealed class HealthAndStatusTests(YearOfMarket market)
{
    [Fact]
    public async Task Health_follows_the_storage()
    {
        await using var app = await App.StartAsync(market);
        Assert.Equal("healthy", (await app.GetAsync("/api/health")).Text("status"));

        app.Store.Failure = new IOException("no route to 10.0.0.5");
        var sick = await app.GetAsync("/api/health");
        Assert.Equal("The store or the queue does not answer; the log says why.", sick.IsProblem(503));
        Assert.Contains(app.Operation.Log.Lines, line => line.Text.Contains("no route to 10.0.0.5", StringComparison.Ordinal));

        app.Store.Failure = null;
        Assert.Equal(200, (await app.GetAsync("/api/health")).Status);
    }

    [Fact]
    public async Task Storage_that_does_not_answer_in_time_is_no_health()
    {
        await using var app = await App.StartAsync(market);
        app.Store.Failure = new TaskCanceledException("The operation was cancelled because it exceeded the configured timeout of 0:00:10.");

        (await app.GetAsync("/api/health")).IsProblem(503);
    }

    [Fact]
    public async Task Status_tells_what_is_stored_owed_and_waiting()
    {
        await using var app = await App.StartAsync(market, "2026-10-30T20:00:00");
        var id = (await app.PostAsync("/api/backtest?strategy=quick")).Text("id");

        var answer = await app.GetAsync("/api/status");

        Assert.Equal((200, "application/json"), (answer.Status, answer.ContentType));
        Assert.Equal("2026-10-28", answer.Text("newestSession"));
        Assert.Equal(1, answer.Json.GetProperty("queuedMessages").GetInt32());
        Assert.Equal(id, Assert.Single(answer.Json.GetProperty("backtests").EnumerateArray()).GetProperty("id").GetString());
        var ingest = answer.Json.GetProperty("stages")[0];
        Assert.Equal("ingest", ingest.GetProperty("stage").GetString());
        Assert.Equal(["2026-10-29", "2026-10-30"], ingest.GetProperty("due").EnumerateArray().Select(day => day.GetString()));
    }
}

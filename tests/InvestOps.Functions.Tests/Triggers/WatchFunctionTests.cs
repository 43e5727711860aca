using InvestOps.Pipeline.Assets;
using Xunit;

namespace InvestOps.Functions.Tests.Triggers;

public sealed class WatchFunctionTests(YearOfMarket market)
{
    [Fact]
    public async Task A_tick_gives_a_sign_of_life_and_the_status_tells_it_over_http()
    {
        await using var app = await App.StartAsync(market, "2026-10-29T08:00:00");

        Assert.Equal("succeeded", await app.TickAsync("Watch"));

        var status = (await app.GetAsync("/api/status")).Json;
        var host = Assert.Single(status.GetProperty("hosts").EnumerateArray());
        Assert.Equal("nas", host.GetProperty("machine").GetString());
        Assert.Equal("known", status.GetProperty("canary").GetString());
        Assert.Equal(2, status.GetProperty("schema").GetInt32());
        Assert.Contains(app.Memory.All.Keys, path => path.Path.StartsWith(AssetCatalog.Heartbeats, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_late_session_is_an_error_of_the_status_and_a_second_look_tells_it()
    {
        await using var app = await App.StartAsync(market, "2026-10-30T09:31:00");

        Assert.Equal("succeeded", await app.TickAsync("Watch"));
        Assert.DoesNotContain(app.Operation.Log.Lines, line => line.Text.Contains("late.ingest Raised", StringComparison.Ordinal));
        Assert.Equal("succeeded", await app.TickAsync("Watch"));

        Assert.Contains(app.Operation.Log.Lines, line => line.Text.Contains("late.ingest Raised: Ingest is late for 2026-10-29", StringComparison.Ordinal));
        Assert.Contains((await app.GetAsync("/api/status")).Json.GetProperty("concerns").EnumerateArray(), concern => concern.GetProperty("key").GetString() == "late.ingest");
    }
}

using InvestOps.LocalFunctions.Settings;
using Xunit;

namespace InvestOps.Functions.Tests.Http;

public sealed class ProtectionTests(YearOfMarket market)
{
    private const string Key = "0123456789abcdefghijklmnop";

    [Fact]
    public async Task A_foreign_host_header_is_refused()
    {
        await using var app = await App.StartAsync(market);

        var answer = await app.SendAsync(HttpMethod.Post, "/api/backtest?strategy=quick", request => request.Headers.Host = "evil.example");

        Assert.Contains("The header Host names another host.", answer.IsProblem(400), StringComparison.Ordinal);
        Assert.Equal(0, app.Operation.Queue.Waiting);
    }

    [Theory]
    [InlineData("POST", "/api/backtest?strategy=quick", 202)]
    [InlineData("GET", "/api/status", 200)]
    [InlineData("GET", "/api/backtests/none", 404)]
    [InlineData("POST", "/admin/functions/Ingest", 415)]
    public async Task Beyond_this_machine_all_but_health_needs_the_key(string method, string path, int admitted)
    {
        await using var app = await App.StartAsync(market, change: options => options with { Address = "0.0.0.0", Key = Key });

        foreach (var wrong in new[] { null, "", Key + "q", Key.ToUpperInvariant() })
        {
            var refused = await app.SendAsync(new HttpMethod(method), path, request => request.Headers.TryAddWithoutValidation("x-functions-key", wrong));
            Assert.Equal("Send the host's key in the header x-functions-key. It is not taken from the address: addresses end up in logs.", refused.IsProblem(401));
        }

        var answer = await app.SendAsync(new HttpMethod(method), path, request => request.Headers.Add("x-functions-key", Key));
        Assert.Equal(admitted, answer.Status);
        Assert.Equal(200, (await app.GetAsync("/api/health")).Status);
    }

    [Fact]
    public async Task Beyond_this_machine_there_is_no_host_without_a_key() =>
        await Assert.ThrowsAsync<SettingsException>(() => App.StartAsync(market, change: options => options with { Address = "0.0.0.0" }));
}

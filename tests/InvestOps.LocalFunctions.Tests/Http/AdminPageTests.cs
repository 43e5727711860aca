using System.Text.Json;
using InvestOps.LocalFunctions.Listening;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Http;

public sealed class AdminPageTests
{
    private static readonly ListenerStatus Packing = new()
    {
        Function = "Packing",
        Trigger = "queue packing",
        State = ListenerState.Unreachable,
        Since = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(9)),
        LastError = "connection refused",
    };

    [Fact]
    public async Task The_host_status_shows_its_id_and_every_listener()
    {
        await using var host = await new HttpTestHost { Listeners = [Packing] }.StartAsync();

        var page = (await host.GetAsync("/admin/host/status")).Json;

        Assert.Equal("test-host", page.GetProperty("id").GetString());
        Assert.Equal("Running", page.GetProperty("state").GetString());
        Assert.NotEmpty(page.GetProperty("version").GetString()!);
        Assert.True(page.GetProperty("processUptime").GetInt64() >= 0);
        var listener = Assert.Single(page.GetProperty("listeners").EnumerateArray(), one => one.GetProperty("function").GetString() == "Packing");
        Assert.Equal("unreachable", listener.GetProperty("state").GetString());
        Assert.Equal("2026-03-02T09:00:00+09:00", listener.GetProperty("since").GetString());
        Assert.Equal("connection refused", listener.GetProperty("lastError").GetString());
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("POST")]
    public async Task The_ping_answers(string method)
    {
        await using var host = await new HttpTestHost().StartAsync();

        Assert.Equal(200, (await host.SendAsync(new HttpMethod(method), "/admin/host/ping")).Status);
        (await host.SendAsync(HttpMethod.Delete, "/admin/host/ping")).IsProblem(405);
    }

    [Fact]
    public async Task The_list_of_functions_shows_triggers_addresses_and_what_is_switched_off()
    {
        await using var host = await new HttpTestHost { Environment = { ["AzureWebJobs_GetItem_Disabled"] = "1" } }.StartAsync();

        var functions = (await host.GetAsync("/admin/functions")).Json.EnumerateArray().ToDictionary(page => page.GetProperty("name").GetString()!, StringComparer.Ordinal);

        var item = functions["GetItem"];
        Assert.Equal("http GET /api/items/{id:int}", item.GetProperty("trigger").GetString());
        Assert.Equal($"http://127.0.0.1:{host.Port}/api/items/{{id:int}}", item.GetProperty("invoke_url_template").GetString());
        Assert.True(item.GetProperty("isDisabled").GetBoolean());
        var nightly = functions["Nightly"];
        Assert.Equal("timer 0 0 3 * * *", nightly.GetProperty("trigger").GetString());
        Assert.Equal(JsonValueKind.Null, nightly.GetProperty("invoke_url_template").ValueKind);
        Assert.False(nightly.GetProperty("isDisabled").GetBoolean());
        Assert.Equal($"http://127.0.0.1:{host.Port}/admin/functions/Nightly", nightly.GetProperty("href").GetString());
        Assert.Equal("queue %PackingQueue%", (await host.GetAsync("/admin/functions/packing")).Json.GetProperty("trigger").GetString());
        (await host.GetAsync("/admin/functions/unknown")).IsProblem(404);
    }

    [Fact]
    public async Task The_status_of_a_function_is_that_of_its_listener_or_of_its_switch_where_it_has_none()
    {
        await using var host = await new HttpTestHost { Listeners = [Packing], Environment = { ["AzureWebJobs.Hello.Disabled"] = "true" } }.StartAsync();

        Assert.Equal("unreachable", await StateAsync("packing"));
        Assert.Equal("disabled", await StateAsync("Hello"));
        Assert.Equal("waiting", await StateAsync("GetItem"));
        (await host.GetAsync("/admin/functions/unknown/status")).IsProblem(404);

        async Task<string?> StateAsync(string function) => (await host.GetAsync($"/admin/functions/{function}/status")).Json.GetProperty("state").GetString();
    }

    [Fact]
    public async Task A_host_is_drained_and_resumed()
    {
        var running = new ListenerStatus { Function = "Packing", Trigger = "queue", State = ListenerState.Unreachable, Running = 1 };
        await using var host = await new HttpTestHost { Listeners = [running] }.StartAsync();
        Assert.Equal("Disabled", (await host.GetAsync("/admin/host/drain/status")).Json.GetProperty("state").GetString());

        var drained = await host.SendAsync(HttpMethod.Post, "/admin/host/drain");

        Assert.Equal((202, "/admin/host/drain/status"), (drained.Status, drained.Headers["Location"]));
        var status = (await host.GetAsync("/admin/host/drain/status")).Json;
        Assert.Equal(("InProgress", 1), (status.GetProperty("state").GetString(), status.GetProperty("outstandingInvocations").GetInt32()));
        Assert.Equal("Draining", (await host.GetAsync("/admin/host/status")).Json.GetProperty("state").GetString());
        Assert.Equal(200, (await host.GetAsync("/api/hello")).Status);
        Assert.Equal("Disabled", (await host.SendAsync(HttpMethod.Post, "/admin/host/resume")).Json.GetProperty("state").GetString());
        Assert.Equal("Running", (await host.GetAsync("/admin/host/status")).Json.GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_drain_is_complete_when_nothing_runs()
    {
        await using var host = await new HttpTestHost().StartAsync();

        Assert.Equal("Completed", (await host.SendAsync(HttpMethod.Post, "/admin/host/drain")).Json.GetProperty("state").GetString());
    }
}

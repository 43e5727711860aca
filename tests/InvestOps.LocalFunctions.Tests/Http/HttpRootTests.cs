using InvestOps.LocalFunctions.Settings;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Http;

public sealed class HttpRootTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("/42", "42")]
    [InlineData("/42?note=x", "42")]
    [InlineData("/items/42", null)]
    [InlineData("/", null)]
    public async Task The_functions_of_the_chosen_route_answer_at_the_root_too(string path, string? id)
    {
        await using var host = await new HttpTestHost { RootRoute = "items" }.StartAsync();

        var answer = await host.GetAsync(path);

        Assert.Equal(id is null ? 404 : 200, answer.Status);
        Assert.Equal(id, id is null ? null : answer.Json.GetProperty("id").GetRawText());
        Assert.Equal(200, (await host.GetAsync("/api/items/42")).Status);
    }

    [Fact]
    public async Task A_function_sees_the_address_that_was_asked_for_and_the_values_of_its_route()
    {
        await using var host = await new HttpTestHost { RootRoute = "bindings" }.StartAsync();

        Assert.Equal("True place=here rest=a/b q", (await host.GetAsync("/here/a/b%20q")).Body);
        Assert.Equal("True place=here rest=", (await host.GetAsync("/here/")).Body);
        Assert.Equal("/42/runs/42", (await PutAsync("/42")).Headers["Location"]);

        static async Task<HttpAnswer> PutAsync(string path)
        {
            await using var shop = await new HttpTestHost { RootRoute = "/items/" }.StartAsync();
            return await shop.SendAsync(HttpMethod.Put, path);
        }
    }

    [Fact]
    public async Task What_is_below_the_prefix_or_the_hosts_own_is_answered_as_before()
    {
        await using var host = await new HttpTestHost { RootRoute = "bindings" }.StartAsync();

        (await host.GetAsync("/api/nowhere")).IsProblem(404);
        (await host.GetAsync("/API/nowhere")).IsProblem(404);
        (await host.GetAsync("/api")).IsProblem(404);
        (await host.GetAsync("/admin/nothing")).IsProblem(404);
        Assert.Equal(200, (await host.GetAsync("/admin/host/ping")).Status);
        Assert.Equal("GET, PUT", (await host.SendAsync(HttpMethod.Delete, "/api/items/42")).Headers["Allow"]);
        Assert.Equal("GET", (await host.SendAsync(HttpMethod.Delete, "/here/a")).Headers["Allow"]);
        Assert.Equal("True place=administer rest=x", (await host.GetAsync("/administer/x")).Body);
        Assert.Equal("True place=apis rest=x", (await host.GetAsync("/apis/x")).Body);
    }

    [Fact]
    public async Task The_root_is_protected_as_the_route_is()
    {
        await using var host = await new HttpTestHost { RootRoute = "items", Address = "0.0.0.0", Key = Key }.StartAsync();

        (await host.GetAsync("/42")).IsProblem(401);
        Assert.Equal(200, (await host.GetAsync("/42", request => request.Headers.Add("x-functions-key", Key))).Status);
        (await host.GetAsync("/42", request => request.Headers.Host = "evil.example")).IsProblem(400);
        (await host.SendAsync(HttpMethod.Put, "/42", request => request.Headers.Add("Origin", "https://evil.example"))).IsProblem(403);
    }

    [Theory]
    [InlineData("nowhere", "api", "no HTTP function has a route that begins with 'nowhere'.")]
    [InlineData("item", "api", "no HTTP function has a route that begins with 'item'.")]
    [InlineData("/", "api", "no HTTP function has a route that begins with ''.")]
    [InlineData("items", "", "it needs an extensions.http.routePrefix")]
    public async Task A_route_that_nothing_can_answer_at_stops_the_start(string root, string prefix, string problem)
    {
        await using var host = new HttpTestHost { RootRoute = root, HostJson = $$"""{"version": "2.0", "extensions": {"http": {"routePrefix": "{{prefix}}" } } }""" };

        var error = Assert.Single((await Assert.ThrowsAsync<SettingsException>(host.StartAsync)).Errors);

        Assert.Equal(("options", "RootRoute"), (error.Source, error.Key));
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
    }
}

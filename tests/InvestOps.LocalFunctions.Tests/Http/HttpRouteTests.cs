using InvestOps.LocalFunctions.Discovery;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Http;

public sealed class HttpRouteTests
{
    [Fact]
    public async Task A_function_without_a_route_answers_under_the_prefix_and_its_name_in_any_case()
    {
        await using var host = await new HttpTestHost().StartAsync();

        Assert.Equal("hello GET", (await host.GetAsync("/api/Hello")).Json.GetProperty("note").GetString());
        Assert.Equal("hello POST", (await host.SendAsync(HttpMethod.Post, "/api/hello")).Json.GetProperty("note").GetString());
        (await host.GetAsync("/Hello")).IsProblem(404);
    }

    [Theory]
    [InlineData("shop", "/shop/Hello", "/api/Hello")]
    [InlineData("/shop/v1/", "/shop/v1/Hello", "/shop/Hello")]
    [InlineData("", "/Hello", "/api/Hello")]
    public async Task The_prefix_is_a_setting(string prefix, string found, string missing)
    {
        await using var host = await new HttpTestHost { HostJson = $$"""{"version": "2.0", "extensions": {"http": {"routePrefix": "{{prefix}}" } } }""" }.StartAsync();

        Assert.Equal(200, (await host.GetAsync(found)).Status);
        (await host.GetAsync(missing)).IsProblem(404);
    }

    [Fact]
    public async Task Constraints_choose_between_functions_of_one_path()
    {
        await using var host = await new HttpTestHost().StartAsync();

        Assert.Equal(42, (await host.GetAsync("/api/items/42")).Json.GetProperty("id").GetInt32());
        Assert.Equal("GET name bolt", (await host.GetAsync("/api/items/bolt")).Body);
    }

    [Fact]
    public async Task Methods_choose_between_functions_of_one_path_and_another_method_is_405_with_what_is_allowed()
    {
        await using var host = await new HttpTestHost().StartAsync();

        var put = await host.SendAsync(HttpMethod.Put, "/api/items/42");
        var deleted = await host.SendAsync(HttpMethod.Delete, "/api/items/42");

        Assert.Equal(202, put.Status);
        Assert.Equal("/api/items/42/runs/42", put.Headers["Location"]);
        deleted.IsProblem(405);
        Assert.Equal("GET, PUT", deleted.Headers["Allow"]);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("BREW")]
    public async Task A_function_without_methods_answers_all(string method)
    {
        await using var host = await new HttpTestHost().StartAsync();

        Assert.Equal(method, (await host.SendAsync(new HttpMethod(method), "/api/any")).Body);
    }

    [Fact]
    public async Task Route_and_query_fill_parameters_by_name()
    {
        await using var host = await new HttpTestHost().StartAsync();

        Assert.Equal("GET 2026-03-02 3", (await host.GetAsync("/api/days/2026-03-02")).Body);
        Assert.Equal("GET 2026-03-02 9", (await host.GetAsync("/api/days/2026-03-02?COUNT=9")).Body);
        Assert.Contains("'day' must be of type DateOnly", (await host.GetAsync("/api/days/someday")).IsProblem(400), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Binding_data_hold_the_query_and_over_it_the_route()
    {
        await using var host = await new HttpTestHost().StartAsync();

        var answer = await host.GetAsync("/api/bindings/here/a/b?place=there&x=1&x=2");

        Assert.Equal("True place=here rest=a/b x=1,2", answer.Body);
    }

    [Fact]
    public async Task Every_route_that_cannot_be_used_is_named_before_the_host_starts()
    {
        await using var host = new HttpTestHost { Classes = [typeof(MisroutedFunctions)] };

        var mistakes = (await Assert.ThrowsAsync<FunctionCatalogException>(host.StartAsync)).Mistakes;

        Assert.Collection(
            mistakes.Order(StringComparer.Ordinal),
            mistake => Assert.Contains(".Administers: the route 'administer' cannot begin with 'admin'", mistake, StringComparison.Ordinal),
            mistake => Assert.Contains(".BadBraces: the route 'a/{b' cannot be used", mistake, StringComparison.Ordinal),
            mistake => Assert.Contains(".Second: the route /api/Things/{name} is taken by", mistake, StringComparison.Ordinal),
            mistake => Assert.Contains(".UnknownConstraint: the route 'a/{b:colour}' cannot be used", mistake, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_prefix_that_begins_with_admin_is_refused()
    {
        await using var host = new HttpTestHost { HostJson = """{"version": "2.0", "extensions": {"http": {"routePrefix": "admin/x"}}}""" };

        Assert.Contains("routePrefix", Assert.Single((await Assert.ThrowsAsync<FunctionCatalogException>(host.StartAsync)).Mistakes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_function_that_takes_every_path_does_not_take_the_hosts_own()
    {
        await using var host = await new HttpTestHost
        {
            HostJson = """{"version": "2.0", "extensions": {"http": {"routePrefix": ""}}}""",
            Classes = [typeof(GreedyFunction)],
        }.StartAsync();

        Assert.Equal("any/thing", (await host.GetAsync("/any/thing")).Body);
        Assert.Equal("test-host", (await host.GetAsync("/admin/host/status")).Json.GetProperty("id").GetString());
        (await host.GetAsync("/admin/anything")).IsProblem(404);
    }

    [Fact]
    public async Task Two_routes_that_both_match_are_never_ambiguous()
    {
        await using var host = await new HttpTestHost { Classes = [typeof(OverlappingFunctions)] }.StartAsync();

        Assert.Equal("least", (await host.GetAsync("/api/numbers/5")).Body);
    }
}

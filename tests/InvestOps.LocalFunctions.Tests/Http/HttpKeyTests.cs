using Xunit;

namespace InvestOps.LocalFunctions.Tests.Http;

public sealed class HttpKeyTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task On_this_machine_alone_no_key_is_needed()
    {
        await using var host = await new HttpTestHost { Key = Key }.StartAsync();

        Assert.Equal(200, (await host.GetAsync("/api/items/1")).Status);
        Assert.Equal(200, (await host.GetAsync("/api/owner")).Status);
        Assert.Equal(200, (await host.GetAsync("/admin/host/status")).Status);
    }

    [Theory]
    [InlineData("/api/items/1")]
    [InlineData("/api/owner")]
    [InlineData("/admin/host/status")]
    [InlineData("/admin/functions")]
    [InlineData("/admin/functions/Nightly/status")]
    [InlineData("/admin/runs/1")]
    public async Task Beyond_this_machine_the_right_key_is_needed_in_its_header(string path)
    {
        await using var host = await new HttpTestHost { Address = "0.0.0.0", Key = Key }.StartAsync();

        var without = await host.GetAsync(path);
        without.IsProblem(401);
        Assert.Equal("x-functions-key", without.Headers["WWW-Authenticate"]);
        (await host.GetAsync(path, request => request.Headers.Add("x-functions-key", Key[..^1] + "0"))).IsProblem(401);
        (await host.GetAsync(path, request => request.Headers.Add("x-functions-key", ""))).IsProblem(401);
        (await host.GetAsync($"{path}?code={Key}")).IsProblem(401);
        Assert.NotEqual(401, (await host.GetAsync(path, request => request.Headers.Add("x-functions-key", Key))).Status);
    }

    [Fact]
    public async Task Runs_by_hand_and_drains_need_the_key_too()
    {
        var byHand = new HandRunFunction();
        await using var host = await new HttpTestHost { Address = "192.168.0.5", Key = Key, ByHand = { ["Nightly"] = byHand } }.StartAsync();

        (await host.PostJsonAsync("/admin/functions/Nightly", "{}")).IsProblem(401);
        (await host.SendAsync(HttpMethod.Post, "/admin/host/drain")).IsProblem(401);
        (await host.SendAsync(HttpMethod.Post, "/admin/host/resume")).IsProblem(401);
        Assert.Empty(byHand.Inputs);
        Assert.Equal(202, (await host.PostJsonAsync("/admin/functions/Nightly", "{}", request => request.Headers.Add("x-functions-key", Key))).Status);
    }

    [Theory]
    [InlineData("/api/hello")]
    [InlineData("/admin/host/ping")]
    public async Task Beyond_this_machine_anonymous_addresses_stay_free(string path)
    {
        await using var host = await new HttpTestHost { Address = "0.0.0.0", Key = Key }.StartAsync();

        Assert.Equal(200, (await host.GetAsync(path)).Status);
    }

    [Fact]
    public async Task Beyond_this_machine_a_host_without_a_key_admits_nobody()
    {
        await using var host = await new HttpTestHost { Address = "::" }.StartAsync();

        (await host.GetAsync("/api/items/1")).IsProblem(401);
        (await host.GetAsync("/api/items/1", request => request.Headers.Add("x-functions-key", ""))).IsProblem(401);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.9")]
    [InlineData("localhost")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    public async Task Every_address_of_this_machine_alone_is_known_as_such(string address)
    {
        await using var host = await new HttpTestHost { Address = address }.StartAsync();

        Assert.Equal(200, (await host.GetAsync("/api/items/1")).Status);
    }

    [Fact]
    public async Task A_function_that_is_switched_off_answers_nobody_but_the_owner()
    {
        await using var host = await new HttpTestHost { Address = "0.0.0.0", Key = Key, Environment = { ["AzureWebJobs.Hello.Disabled"] = "true" } }.StartAsync();

        (await host.GetAsync("/api/hello")).IsProblem(404);
        Assert.Equal(200, (await host.GetAsync("/api/hello", request => request.Headers.Add("x-functions-key", Key))).Status);
    }
}

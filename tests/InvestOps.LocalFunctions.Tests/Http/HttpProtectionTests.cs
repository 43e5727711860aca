using System.Globalization;
using InvestOps.LocalFunctions.Settings;
using Xunit;

namespace InvestOps.LocalFunctions.Tests.Http;

public sealed class HttpProtectionTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST:7071")]
    [InlineData("127.0.0.1:1")]
    [InlineData("[::1]:7071")]
    [InlineData("nas.home:8080")]
    public async Task The_hosts_own_names_and_those_on_the_list_are_taken(string name)
    {
        await using var host = await new HttpTestHost { HostJson = """{"version": "2.0", "extensions": {"http": {"allowedHosts": ["nas.home"]}}}""" }.StartAsync();

        Assert.Equal(200, (await host.GetAsync("/api/hello", request => request.Headers.Host = name)).Status);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost.evil.example")]
    [InlineData("127.0.0.1.evil.example:7071")]
    [InlineData("192.168.0.5")]
    [InlineData("nas.home.")]
    public async Task A_foreign_Host_is_refused_everywhere(string name)
    {
        var byHand = new HandRunFunction();
        await using var host = await new HttpTestHost
        {
            HostJson = """{"version": "2.0", "extensions": {"http": {"allowedHosts": ["nas.home"]}}}""",
            ByHand = { ["Nightly"] = byHand },
        }.StartAsync();

        (await host.GetAsync("/api/hello", request => request.Headers.Host = name)).IsProblem(400);
        (await host.GetAsync("/nowhere", request => request.Headers.Host = name)).IsProblem(400);
        (await host.GetAsync("/admin/host/ping", request => request.Headers.Host = name)).IsProblem(400);
        (await host.PostJsonAsync("/admin/functions/Nightly", "{}", request => request.Headers.Host = name)).IsProblem(400);
        Assert.Empty(byHand.Inputs);
    }

    [Fact]
    public async Task A_host_on_every_address_takes_any_address_but_no_foreign_name()
    {
        await using var host = await new HttpTestHost { Address = "0.0.0.0", Key = Key }.StartAsync();

        Assert.Equal(200, (await host.GetAsync("/api/hello", request => request.Headers.Host = "192.168.0.5:7071")).Status);
        (await host.GetAsync("/api/hello", request => request.Headers.Host = "evil.example")).IsProblem(400);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://localhost:1")]
    [InlineData("null")]
    public async Task A_page_of_another_origin_cannot_change_anything(string origin)
    {
        var byHand = new HandRunFunction();
        await using var host = await new HttpTestHost { ByHand = { ["Nightly"] = byHand } }.StartAsync();

        (await host.PostJsonAsync("/admin/functions/Nightly", "{}", request => request.Headers.Add("Origin", origin))).IsProblem(403);
        (await host.SendAsync(HttpMethod.Delete, "/api/any", request => request.Headers.Add("Origin", origin))).IsProblem(403);
        Assert.Empty(byHand.Inputs);
        Assert.Equal(200, (await host.GetAsync("/api/any", request => request.Headers.Add("Origin", origin))).Status);
    }

    [Fact]
    public async Task The_hosts_own_pages_and_listed_origins_can()
    {
        await using var host = await new HttpTestHost { LocalSettings = """{"Host": {"CORS": "https://board.example/"}}""" }.StartAsync();

        var own = await host.SendAsync(HttpMethod.Post, "/api/any", request => request.Headers.Add("Origin", $"http://127.0.0.1:{host.Port}"));
        var listed = await host.SendAsync(HttpMethod.Post, "/api/any", request => request.Headers.Add("Origin", "https://board.example"));

        Assert.Equal(200, own.Status);
        Assert.Equal(200, listed.Status);
        Assert.Equal("https://board.example", listed.Headers["Access-Control-Allow-Origin"]);
        (await host.SendAsync(HttpMethod.Post, "/api/any", request => request.Headers.Add("Origin", "https://other.example"))).IsProblem(403);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("http://nas.home")]
    [InlineData("nas.home:7071")]
    [InlineData("")]
    public async Task What_is_no_name_cannot_be_listed_as_one(string name)
    {
        await using var host = new HttpTestHost { HostJson = "{\"version\": \"2.0\", \"extensions\": {\"http\": {\"allowedHosts\": [\"" + name + "\"]}}}" };

        var error = Assert.Single((await Assert.ThrowsAsync<SettingsException>(host.StartAsync)).Errors);

        Assert.Equal(("host.json", "extensions:http:allowedHosts"), (error.Source, error.Key));
    }

    [Fact]
    public async Task Any_origin_is_no_setting()
    {
        await using var host = new HttpTestHost { LocalSettings = """{"Host": {"CORS": "*"}}""" };

        Assert.Contains("Host:CORS", (await Assert.ThrowsAsync<SettingsException>(host.StartAsync)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1_048_576, false, 200)]
    [InlineData(1_048_577, false, 413)]
    [InlineData(1_000_000, true, 200)]
    [InlineData(1_048_577, true, 413)]
    public async Task A_body_has_one_megabyte_at_most(int bytes, bool isChunked, int status)
    {
        await using var host = await new HttpTestHost().StartAsync();

        var answer = await SendBodyAsync(host, "/api/reads", bytes, isChunked);

        Assert.Equal(status, answer.Status);
        if (status == 413)
        {
            answer.IsProblem(413);
        }
        else
        {
            Assert.Equal(bytes.ToString(CultureInfo.InvariantCulture), answer.Body);
        }
    }

    [Fact]
    public async Task The_limit_of_bodies_is_a_setting_and_holds_for_admin_pages_too()
    {
        await using var host = await new HttpTestHost { HostJson = """{"version": "2.0", "extensions": {"http": {"maxRequestBodyBytes": 100}}}""" }.StartAsync();

        Assert.Equal(200, (await SendBodyAsync(host, "/api/reads", 100, isChunked: false)).Status);
        (await SendBodyAsync(host, "/api/reads", 101, isChunked: true)).IsProblem(413);
        (await SendBodyAsync(host, "/admin/functions/Nightly", 101, isChunked: false)).IsProblem(413);
        (await SendBodyAsync(host, "/admin/functions/Nightly", 101, isChunked: true)).IsProblem(413);
    }

    [Theory]
    [InlineData("/api/hello")]
    [InlineData("/api/fails")]
    [InlineData("/nowhere")]
    [InlineData("/admin/host/status")]
    public async Task Answers_are_not_to_be_sniffed_and_do_not_name_the_server(string path)
    {
        await using var host = await new HttpTestHost().StartAsync();

        var answer = await host.GetAsync(path);

        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
        Assert.DoesNotContain("Server", answer.Headers.Keys, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task More_requests_than_may_wait_are_told_to_come_again()
    {
        await using var host = await new HttpTestHost
        {
            HostJson = """{"version": "2.0", "extensions": {"http": {"maxConcurrentRequests": 1, "maxOutstandingRequests": 2}}}""",
        }.StartAsync();
        var all = Enumerable.Range(0, 5).Select(_ => host.GetAsync("/api/waits")).ToList();
        var held = all.ToList();
        while (held.Count > 2)
        {
            var refused = await Task.WhenAny(held).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
            (await refused).IsProblem(429);
            Assert.Equal("1", (await refused).Headers["Retry-After"]);
            held.Remove(refused);
        }

        Assert.Equal(200, (await host.GetAsync("/admin/host/ping")).Status);
        host.Gate.Open();
        Assert.All(await Task.WhenAll(held), answer => Assert.Equal(200, answer.Status));
        Assert.Equal(200, (await host.GetAsync("/api/hello")).Status);
    }

    private static Task<HttpAnswer> SendBodyAsync(HttpTestHost host, string path, int bytes, bool isChunked) => host.SendAsync(HttpMethod.Post, path, request =>
    {
        request.Content = new ByteArrayContent(new byte[bytes]);
        request.Content.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue("application/json");
        request.Headers.TransferEncodingChunked = isChunked;
    });
}

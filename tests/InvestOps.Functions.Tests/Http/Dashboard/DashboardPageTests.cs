using System.Text.RegularExpressions;
using InvestOps.Pipeline.Dashboard;
using Xunit;

namespace InvestOps.Functions.Tests.Http.Dashboard;

public sealed partial class DashboardPageTests(YearOfMarket market)
{
    [Theory]
    [InlineData("/", "/")]
    [InlineData("/api/dashboard", "/api/dashboard/")]
    [InlineData("/api/dashboard/", "/api/dashboard/")]
    public async Task The_dashboard_answers_at_the_root_and_at_its_route_and_links_to_where_it_is(string path, string expected)
    {
        await using var app = await App.StartAsync(market);

        var page = await app.GetAsync(path);

        Assert.Equal((200, "text/html"), (page.Status, page.ContentType));
        var links = Link().Matches(page.Body).Select(match => match.Groups["target"].Value).Where(link => link[0] is not ('#' or 'd')).ToList();
        Assert.Contains(expected + "backtests", links);
        Assert.All(links, link => Assert.StartsWith(expected, link, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/.//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/api/dashboard//evil.example")]
    [InlineData("/nothing")]
    [InlineData("/reports")]
    [InlineData("/reports/")]
    [InlineData("/admin%2f")]
    [InlineData("/%00")]
    [InlineData("/<script>alert(1)</script>")]
    [InlineData("/backtests/%3Cimg%20src=x%20onerror=alert(1)%3E")]
    public async Task An_address_that_is_no_pages_gives_a_page_that_says_so_and_leads_nowhere_else(string path)
    {
        await using var app = await App.StartAsync(market);
        using var surfer = new Surfer(app);

        var page = await surfer.GetRawAsync(path);

        Assert.InRange(page.Status, 400, 404);
        Assert.DoesNotContain("evil", string.Concat(Link().Matches(page.Body).Select(match => match.Groups["target"].Value)), StringComparison.Ordinal);
        Assert.DoesNotContain(Link().Matches(page.Body), match => match.Groups["target"].Value.StartsWith("//", StringComparison.Ordinal));
        Assert.DoesNotContain("<script", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/nothing", 404)]
    public async Task Every_page_tells_the_browser_to_keep_to_itself(string path, int status)
    {
        await using var app = await App.StartAsync(market);

        var page = await app.GetAsync(path);

        Assert.Equal(status, page.Status);
        Assert.Equal(DashboardPages.ContentSecurityPolicy, page.Headers["Content-Security-Policy"]);
        Assert.Contains("default-src 'none'", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal(("nosniff", "DENY", "same-origin"), (page.Headers["X-Content-Type-Options"], page.Headers["X-Frame-Options"], page.Headers["Referrer-Policy"]));
        Assert.Equal(("no-store", "same-origin"), (page.Headers["Cache-Control"], page.Headers["Cross-Origin-Opener-Policy"]));
        Assert.Equal("text/html; charset=utf-8", page.Headers["Content-Type"]);
        Assert.Contains("httponly", page.Headers["Set-Cookie"], StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", page.Headers["Set-Cookie"], StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("localhost:7071", true)]
    [InlineData("[::1]:7071", true)]
    [InlineData("192.168.0.10:7071", false)]
    public async Task What_browsers_heed_only_on_this_machine_or_over_https_is_said_only_there(string host, bool isSaid)
    {
        await using var app = await App.StartAsync(market, change: options => options with { Address = "0.0.0.0", Key = "0123456789abcdefghijklmnop" });

        var page = await app.SendAsync(HttpMethod.Get, "/", request => request.Headers.Host = host);

        Assert.Equal((401, isSaid), (page.Status, page.Headers.ContainsKey("Cross-Origin-Opener-Policy")));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/api/dashboard/")]
    [InlineData("/nothing")]
    public async Task Head_answers_as_Get_does_without_the_page(string path)
    {
        await using var app = await App.StartAsync(market);

        var get = await app.GetAsync(path);
        var head = await app.SendAsync(HttpMethod.Head, path);

        Assert.Equal((get.Status, ""), (head.Status, head.Body));
        Assert.Equal(get.Headers["Content-Security-Policy"], head.Headers["Content-Security-Policy"]);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Other_methods_are_refused(string method)
    {
        await using var app = await App.StartAsync(market);

        var answer = await app.SendAsync(new HttpMethod(method), "/");

        answer.IsProblem(405);
        Assert.Equal("GET, HEAD, POST", answer.Headers["Allow"]);
    }

    [Fact]
    public async Task A_page_that_cannot_be_made_is_a_page_with_an_id_that_the_log_has_and_says_nothing_of_the_program()
    {
        await using var app = await App.StartAsync(market);
        app.Store.Failure = new IOException("secret: /srv/nas");

        var page = await app.GetAsync("/?x=<script>");

        Assert.Equal((500, "text/html"), (page.Status, page.ContentType));
        Assert.Equal(DashboardPages.ContentSecurityPolicy, page.Headers["Content-Security-Policy"]);
        Assert.DoesNotContain("secret", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", page.Body, StringComparison.Ordinal);
        var id = ErrorId().Match(page.Body).Groups["id"].Value;
        Assert.NotEmpty(id);
        Assert.Contains(app.Operation.Log.Lines, line => line.Text.Contains(id, StringComparison.Ordinal) && line.Text.Contains("DASHBOARD", StringComparison.Ordinal));
    }

    [GeneratedRegex("(?:href|action|src)=\"(?<target>[^\"]*)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Link();

    [GeneratedRegex("<code>(?<id>[0-9a-f-]{36})</code>", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex ErrorId();
}

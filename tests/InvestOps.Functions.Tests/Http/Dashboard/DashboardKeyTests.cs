using InvestOps.Pipeline.Dashboard;
using Xunit;

namespace InvestOps.Functions.Tests.Http.Dashboard;

public sealed class DashboardKeyTests(YearOfMarket market)
{
    private const string Key = "0123456789abcdefghijklmnop";
    private const string KeyHeader = "x-functions-key";

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/api/dashboard/", 200)]
    [InlineData("/nothing", 404)]
    [InlineData("/reports/daily/2026-10-29/report.html", 404)]
    public async Task Beyond_this_machine_every_address_needs_the_key_or_a_session_of_who_gave_it(string path, int admitted)
    {
        await using var app = await ElsewhereAsync();
        using var surfer = new Surfer(app);

        foreach (var wrong in new[] { null, "", Key + "q", Key.ToUpperInvariant() })
        {
            var refused = await surfer.SendAsync(HttpMethod.Get, path, request => request.Headers.TryAddWithoutValidation(KeyHeader, wrong));
            Assert.Equal((401, "text/html"), (refused.Status, refused.ContentType));
            Assert.Contains("name=\"key\"", refused.Body, StringComparison.Ordinal);
        }

        Assert.Equal(401, (await surfer.GetAsync($"{path}?key={Key}&code={Key}&x-functions-key={Key}")).Status);
        Assert.Equal(admitted, (await surfer.SendAsync(HttpMethod.Get, path, request => request.Headers.Add(KeyHeader, Key))).Status);
        Assert.Equal(401, (await surfer.GetAsync(path)).Status);
        await SignInAsync(surfer);
        Assert.Equal(admitted, (await surfer.GetAsync(path)).Status);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task On_this_machine_alone_nobody_is_asked_for_the_key(string address)
    {
        await using var app = await App.StartAsync(market, change: options => options with { Address = address, Key = Key });
        using var surfer = new Surfer(app);

        var page = await surfer.GetAsync("/");

        Assert.Equal(200, page.Status);
        Assert.DoesNotContain(FormFields.SignOutPath, page.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/request")]
    [InlineData("/sign-out")]
    [InlineData("/nothing")]
    public async Task Forms_need_the_session_too(string path)
    {
        await using var app = await ElsewhereAsync();
        using var surfer = new Surfer(app);
        await surfer.GetAsync("/");

        var refused = await surfer.PostAsync(path, (FormFields.Strategy, "quick"), (FormFields.Key, Key));

        Assert.Equal(403, refused.Status);
        Assert.Equal(0, app.Operation.Queue.Waiting);
    }

    [Fact]
    public async Task A_session_is_a_cookie_that_scripts_and_other_sites_do_not_get_and_that_ends()
    {
        await using var app = await ElsewhereAsync();
        using var surfer = new Surfer(app);
        await surfer.GetAsync("/");

        var answer = await surfer.PostAsync("/sign-in", (FormFields.Key, Key));

        Assert.Equal((303, "/"), (answer.Status, answer.Headers["Location"]));
        var cookie = answer.Headers["Set-Cookie"];
        Assert.StartsWith($"investops-session-{app.Address.Port}=", cookie, StringComparison.Ordinal);
        Assert.Contains("max-age=43200; path=/; samesite=strict; httponly", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, cookie, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("backtests/x-1", "/backtests/x-1")]
    [InlineData("reports/daily/2026-10-29/report.html", "/reports/daily/2026-10-29/report.html")]
    [InlineData("/evil.example", "/")]
    [InlineData("//evil.example", "/")]
    [InlineData("\\evil.example", "/")]
    [InlineData("x/../../y", "/")]
    [InlineData("x:y@z", "/")]
    [InlineData("x\r\ny", "/")]
    [InlineData("", "/")]
    public async Task After_signing_in_the_page_that_was_asked_for_is_shown_and_no_other_place(string next, string location)
    {
        await using var app = await ElsewhereAsync();
        using var surfer = new Surfer(app);
        Assert.Contains("name=\"next\" value=\"backtests/x\"", (await surfer.GetAsync("/backtests/x")).Body, StringComparison.Ordinal);

        var answer = await surfer.PostAsync("/sign-in", (FormFields.Key, Key), (FormFields.Next, next));

        Assert.Equal((303, location), (answer.Status, answer.Headers["Location"]));
    }

    [Fact]
    public async Task A_session_that_was_ended_opens_nothing_any_more_even_with_a_copy_of_its_cookie()
    {
        await using var app = await ElsewhereAsync();
        using var surfer = new Surfer(app);
        using var thief = new Surfer(app);
        await SignInAsync(surfer);
        var stolen = surfer.Cookies;
        Assert.Equal(200, (await thief.SendAsync(HttpMethod.Get, "/", request => request.Headers.Add("Cookie", stolen))).Status);
        await surfer.GetAsync("/");

        var ended = await surfer.PostAsync("/sign-out");

        Assert.Equal((303, "/?notice=signed-out"), (ended.Status, ended.Headers["Location"]));
        Assert.Equal(401, (await surfer.GetAsync("/")).Status);
        Assert.Equal(401, (await thief.SendAsync(HttpMethod.Get, "/", request => request.Headers.Add("Cookie", stolen))).Status);
    }

    [Fact]
    public async Task Every_change_of_a_cookie_makes_it_worthless()
    {
        await using var app = await ElsewhereAsync();
        using var surfer = new Surfer(app);
        using var forger = new Surfer(app);
        await SignInAsync(surfer);
        var cookie = surfer.Cookies.Split("; ").Single(text => text.StartsWith("investops-session", StringComparison.Ordinal));
        var browser = surfer.Cookies.Split("; ").Single(text => text.StartsWith("investops-browser", StringComparison.Ordinal));
        var start = cookie.IndexOf('=', StringComparison.Ordinal) + 1;

        for (var place = start; place < cookie.Length; place += 3)
        {
            var forged = $"{cookie[..place]}{(cookie[place] == '7' ? '8' : '7')}{cookie[(place + 1)..]}";
            Assert.Equal(401, (await forger.SendAsync(HttpMethod.Get, "/", request => request.Headers.Add("Cookie", forged))).Status);
        }

        // A browser's own cookie, which everybody is given, is no session.
        var renamed = cookie[..start] + browser[(browser.IndexOf('=', StringComparison.Ordinal) + 1)..];
        Assert.Equal(401, (await forger.SendAsync(HttpMethod.Get, "/", request => request.Headers.Add("Cookie", renamed))).Status);
        Assert.Equal(200, (await forger.SendAsync(HttpMethod.Get, "/", request => request.Headers.Add("Cookie", cookie))).Status);
    }

    [Fact]
    public async Task After_five_wrong_keys_the_right_one_has_to_wait_too()
    {
        await using var app = await ElsewhereAsync();
        using var surfer = new Surfer(app);
        await surfer.GetAsync("/");
        for (var attempt = 0; attempt < 5; attempt++)
        {
            Assert.Equal(403, (await surfer.PostAsync("/sign-in", (FormFields.Key, $"wrong key number {attempt}"))).Status);
        }

        var late = await surfer.PostAsync("/sign-in", (FormFields.Key, Key));

        Assert.Equal(429, late.Status);
        Assert.InRange(int.Parse(late.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture), 1, 300);
        Assert.Equal(401, (await surfer.GetAsync("/")).Status);
        Assert.Equal(200, (await surfer.SendAsync(HttpMethod.Get, "/", request => request.Headers.Add(KeyHeader, Key))).Status);
    }

    [Fact]
    public async Task The_key_is_taken_only_from_a_form_of_the_same_browser()
    {
        await using var app = await ElsewhereAsync();
        using var surfer = new Surfer(app);
        using var other = new Surfer(app);
        await surfer.GetAsync("/");
        await other.GetAsync("/");

        var without = await surfer.PostAsync("/sign-in", token: null, change: null, (FormFields.Key, Key));
        var foreign = await surfer.PostAsync("/sign-in", other.Token, change: null, (FormFields.Key, Key));

        Assert.Equal((403, 403), (without.Status, foreign.Status));
        Assert.Equal(401, (await surfer.GetAsync("/")).Status);
        Assert.DoesNotContain(Key, without.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_foreign_host_name_is_refused_before_anything_else()
    {
        await using var app = await ElsewhereAsync();
        using var surfer = new Surfer(app);

        (await surfer.SendAsync(HttpMethod.Get, "/", request => request.Headers.Host = "evil.example")).IsProblem(400);
        (await surfer.SendAsync(HttpMethod.Post, "/request", request => request.Headers.Host = "evil.example")).IsProblem(400);
    }

    private Task<App> ElsewhereAsync() => App.StartAsync(market, change: options => options with { Address = "0.0.0.0", Key = Key });

    private static async Task SignInAsync(Surfer surfer)
    {
        await surfer.GetAsync("/");
        Assert.Equal(303, (await surfer.PostAsync("/sign-in", (FormFields.Key, Key))).Status);
    }
}

using InvestOps.Browsing;
using InvestOps.EndToEnd.Tests.Host;
using InvestOps.Testing;
using Microsoft.Playwright;
using Xunit;

namespace InvestOps.EndToEnd.Tests.Dashboard;

/// <summary>The dashboard of a running host, used as a person uses it.</summary>
public sealed class DashboardTests(DashboardScene scene) : IClassFixture<DashboardScene>
{
    private const float Patience = 30_000;
    private static readonly string[] Pages = ["calendar", "signals", "data", "backtests", "request"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_person_goes_through_all_pages_and_asks_for_a_backtest_and_watches_it_to_its_tear_sheet(bool script)
    {
        await using var opened = await scene.VisitAsync("/", new PageLook { Script = script });
        var page = opened.Page;
        foreach (var name in Pages)
        {
            await page.Locator($"nav a[href='/{name}']").First.ClickAsync();
            await page.Locator($"nav a[href='/{name}'][aria-current=page]").WaitForAsync();
            Assert.Equal(1, await page.Locator("h1").CountAsync());
        }

        await page.Locator("select[name=strategy]").SelectOptionAsync("low_volatility_v1");
        await page.Locator("input[name=from]").FillAsync("2026-01-02");
        await page.Locator("input[name=capital]").FillAsync(script ? "100,000,000" : "200,000,000");
        await page.Locator("main form button").ClickAsync();
        await page.Locator("p[role=status]").WaitForAsync();
        Assert.Matches("/backtests/low_volatility_v1-[0-9a-f]{12}[?]notice=requested$", page.Url);
        await page.Locator("a[href$='/tearsheet.html']").WaitForAsync(new LocatorWaitForOptions { Timeout = Patience });
        await page.Locator("a[href$='/tearsheet.html']").ClickAsync();
        await page.Locator("figure.linear").WaitForAsync();

        Assert.Matches("/reports/backtests/low_volatility_v1-[0-9a-f]{12}/tearsheet.html$", page.Url);
        Assert.Contains("low_volatility_v1", await page.Locator("h1").TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal(script ? 1 : 0, Math.Min(1, await page.Locator("table.sortable thead button").CountAsync()));
        Assert.Empty(opened.Complaints);
        Assert.Empty(opened.Requests);
    }

    [Fact]
    public async Task The_keyboard_alone_is_enough()
    {
        await using var opened = await scene.VisitAsync("/");
        var page = opened.Page;

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("#content", await FocusedAsync(page, "getAttribute('href')"));
        Assert.True(await IsSeenAsync(page));
        await TabToAsync(page, "/request");
        Assert.True(await IsSeenAsync(page));
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("select[name=strategy]").WaitForAsync();
        await TabToAsync(page, "strategy", "name");
        await page.Keyboard.TypeAsync("reversal");
        await TabToAsync(page, "capital", "name");
        await page.Keyboard.TypeAsync("not a number");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[role=alert]").WaitForAsync();

        Assert.Equal("not a number", await page.Locator("input[name=capital]").InputValueAsync());
        Assert.Equal("reversal_5d_v1", await page.Locator("select[name=strategy]").InputValueAsync());
        Assert.Equal("true", await page.Locator("input[name=capital]").GetAttributeAsync("aria-invalid"));
    }

    [Theory]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    [InlineData(320, false)]
    public async Task Every_page_fits_its_window_says_nothing_and_asks_nothing_of_others(int width, bool dark)
    {
        await using var opened = await scene.VisitAsync("/", new PageLook { Width = width, Dark = dark });
        foreach (var path in Pages.Append("day/2026-10-30").Append("signals?date=2026-10-30&strategy=momentum_topN_v1").Append("nothing").Prepend(""))
        {
            if (path.Length > 0)
            {
                await opened.Page.GotoAsync(new Uri(scene.Address, path).AbsoluteUri);
            }

            await opened.UnfoldAsync();
            Assert.Equal((path, 0), (path, await opened.OverflowAsync()));
            Assert.Equal((path, 0), (path, await opened.Page.Locator("img, script").CountAsync()));
        }

        var background = await opened.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
        Assert.Equal(dark, background.Split('(', ',')[1].Trim() is { } red && int.Parse(red, System.Globalization.CultureInfo.InvariantCulture) < 128);
        Assert.DoesNotContain(opened.Complaints, text => !text.Contains("404", StringComparison.Ordinal));
        Assert.Empty(opened.Requests);
    }

    [Fact]
    public async Task A_hostile_name_of_an_issue_is_shown_as_it_is_written_and_runs_nothing()
    {
        await using var opened = await scene.VisitAsync("/signals?date=2026-10-30&strategy=momentum_topN_v1");

        Assert.Contains(DashboardScene.HostileName, await opened.Page.Locator("main").TextContentAsync() ?? "", StringComparison.Ordinal);
        Assert.Equal(0, await opened.Page.Locator("img, script").CountAsync());
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task A_tear_sheet_sorts_and_gives_its_data_and_cannot_reach_the_dashboard()
    {
        await using var opened = await scene.VisitAsync("/backtests");
        var page = opened.Page;
        await page.Locator("main a[href*='/backtests/']").First.ClickAsync();
        await page.Locator("a[href$='/tearsheet.html']").ClickAsync();
        await page.Locator("figure.linear").WaitForAsync();
        await opened.UnfoldAsync();

        await page.Locator("table.sortable thead button").First.ClickAsync();
        Assert.Equal(1, await page.Locator("th[aria-sort]").CountAsync());
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("a[download='equity.csv']").ClickAsync());
        Assert.Equal("equity.csv", download.SuggestedFilename);
        Assert.Empty(opened.Complaints);
        Assert.Equal("null", await page.EvaluateAsync<string>("self.origin"));
        Assert.Equal("refused", await page.EvaluateAsync<string>("fetch('/').then(() => 'read', () => 'refused')"));
        Assert.Empty(opened.Requests);
    }

    [Fact]
    public async Task A_page_of_another_site_cannot_ask_for_a_backtest()
    {
        await using var opened = await scene.VisitAsync("/request");
        var token = await opened.Page.Locator("input[name=token]").GetAttributeAsync("value");
        await opened.Page.GotoAsync("about:blank");
        await opened.Page.SetContentAsync($"<form method='post' action='{scene.Address}request'><input name='token' value='{token}'><input name='strategy' value='momentum_topN_v1'><button>go</button></form>");

        var answer = await opened.Page.RunAndWaitForResponseAsync(() => opened.Page.Locator("button").ClickAsync(), response => response.Url.EndsWith("/request", StringComparison.Ordinal));

        Assert.Equal(403, answer.Status);
    }

    [Fact]
    public async Task From_another_machine_a_person_signs_in_with_the_key_and_out_again()
    {
        const string key = "0123456789abcdefghijklmnop";
        using var folder = new TemporaryFolder();
        await using var host = await RunningHost.StartAsync(Path.Combine(folder.Path, "empty"), connection: null, ["--address", "0.0.0.0"], ("InvestOpsKey", key));
        await using var opened = await scene.VisitAsync(new UriBuilder(host.Http.BaseAddress!) { Host = "127.0.0.1", Path = "/request" }.Uri);
        var page = opened.Page;

        await page.Keyboard.TypeAsync("a wrong key");
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("[role=alert]").WaitForAsync();
        await page.Keyboard.TypeAsync(key);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("select[name=strategy]").WaitForAsync();
        Assert.EndsWith("/request", page.Url, StringComparison.Ordinal);
        await page.Locator("header form button").ClickAsync();
        await page.Locator("input[name=key]").WaitForAsync();

        Assert.EndsWith("/?notice=signed-out", page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain(key, host.Said, StringComparison.Ordinal);
        Assert.Empty(opened.Requests);
    }

    private static async Task TabToAsync(IPage page, string value, string attribute = "href")
    {
        for (var press = 0; press < 60; press++)
        {
            if (await FocusedAsync(page, $"getAttribute('{attribute}')") == value)
            {
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"No key leads to {attribute} {value}.");
    }

    private static Task<string?> FocusedAsync(IPage page, string of) => page.EvaluateAsync<string?>($"document.activeElement.{of}");

    // Within the window, and marked by an outline.
    private static Task<bool> IsSeenAsync(IPage page) => page.EvaluateAsync<bool>(
        "(() => { const at = document.activeElement, box = at.getBoundingClientRect(); return box.top >= 0 && box.left >= 0 && box.width > 10 && getComputedStyle(at).outlineStyle !== 'none'; })()");
}

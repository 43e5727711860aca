using InvestOps.Pipeline.Dashboard;
using InvestOps.Pipeline.Reporting.Wording;
using Microsoft.Playwright;
using Xunit;

namespace InvestOps.Pages.Tests;

public sealed class DashboardPageTests(SharedBrowser browser, DashboardDay day) : IClassFixture<DashboardDay>
{
    public static TheoryData<string> Pages => new("", "calendar", "day/2026-10-29", "signals", "signals?strategy=quick&find=6", "data", "backtests", DashboardDay.FinishedPage, DashboardDay.OpenPage, DashboardDay.ComparedPage, "request", "nothing");

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task It_fits_a_phone_and_a_wide_window_says_nothing_and_asks_for_nothing(string address)
    {
        foreach (var (width, language) in new[] { (320, ReportLanguage.Korean), (390, ReportLanguage.English), (1280, ReportLanguage.English) })
        {
            await using var page = await browser.OpenAsync(await day.HtmlAsync(address, language), new PageLook { Width = width, Dark = width == 390 });
            await page.UnfoldAsync();

            Assert.Equal(0, await page.OverflowAsync());
            Assert.Equal(0, await page.Page.Locator("img, script, iframe").CountAsync());
            Assert.Empty(page.Complaints);
            Assert.Empty(page.Requests);
        }
    }

    [Fact]
    public async Task The_keyboard_reaches_the_content_first_and_what_has_the_focus_is_seen()
    {
        await using var page = await browser.OpenAsync(await day.HtmlAsync("", ReportLanguage.English), new PageLook { Script = false });

        await page.Page.Keyboard.PressAsync("Tab");
        var skip = page.Page.Locator(".skip");
        await Assertions.Expect(skip).ToBeFocusedAsync();
        Assert.True((await skip.BoundingBoxAsync())!.Y >= 0, "The link that skips the way to the pages is out of sight.");
        await page.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Page.Locator("main")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Its_style_and_forms_pass_its_own_policy()
    {
        await using var page = await browser.OpenAsync(await day.HtmlAsync("request", ReportLanguage.English));

        Assert.NotEqual("rgba(0, 0, 0, 0)", await page.Page.Locator("button.action").EvaluateAsync<string>("button => getComputedStyle(button).backgroundColor"));
        Assert.Equal("token strategy from to capital parameters reason", string.Join(' ', await page.Page.Locator("form.form [name]").EvaluateAllAsync<string[]>("fields => fields.map(field => field.name)")));
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task A_refused_form_still_holds_what_was_typed()
    {
        var typed = new Dictionary<string, string>(StringComparer.Ordinal) { [FormFields.Strategy] = "calm", [FormFields.From] = "yesterday", [FormFields.Parameters] = "\n one\ntwo" };
        var refused = new RefusedForm(typed, [new FormFault(FormFields.From, "This is no day.")]);
        await using var page = await browser.OpenAsync(await day.HtmlAsync("request", ReportLanguage.English, refused));

        Assert.Equal("calm", await page.Page.Locator("#strategy").InputValueAsync());
        Assert.Equal("yesterday", await page.Page.Locator("#from").InputValueAsync());
        Assert.Equal("\n one\ntwo", await page.Page.Locator("#parameters").InputValueAsync());
    }
}

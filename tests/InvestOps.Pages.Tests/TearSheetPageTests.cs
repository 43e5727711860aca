using System.Text;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Reporting.TearSheets;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Testing;
using Microsoft.Playwright;
using Xunit;

namespace InvestOps.Pages.Tests;

public sealed class TearSheetPageTests(SharedBrowser browser)
{
    private const string Hostile = "\"><img src=x onerror=alert(1)></script><script>alert(2)</script>";

    [Theory]
    [InlineData(1200, ReportLanguage.English, false, false)]
    [InlineData(1200, ReportLanguage.Korean, true, false)]
    [InlineData(820, ReportLanguage.English, false, false)]
    [InlineData(390, ReportLanguage.English, true, false)]
    [InlineData(390, ReportLanguage.Korean, false, false)]
    [InlineData(320, ReportLanguage.English, false, false)]
    [InlineData(718, ReportLanguage.English, false, true)]
    public async Task It_fits_its_window_says_nothing_and_asks_for_nothing(int width, ReportLanguage language, bool dark, bool print)
    {
        var html = await TearSheetRenderer.HtmlAsync(Sheet(language));

        await using var page = await browser.OpenAsync(html, new PageLook { Width = width, Dark = dark, Print = print });
        await page.UnfoldAsync();

        Assert.Equal(0, await page.OverflowAsync());
        Assert.Empty(page.Complaints);
        Assert.Empty(page.Requests);
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1200)]
    public async Task Hostile_names_are_shown_as_they_are_written_and_run_nothing(int width)
    {
        await using var page = await browser.OpenAsync(await TearSheetRenderer.HtmlAsync(HostileSheet()), new PageLook { Width = width });
        await page.UnfoldAsync();

        Assert.Equal(Hostile, await page.Page.Locator("h1").TextContentAsync());
        Assert.Contains(Hostile, await page.Page.Locator("table.sortable tbody").TextContentAsync() ?? "", StringComparison.Ordinal);
        Assert.Equal(0, await page.Page.Locator("img").CountAsync());
        Assert.Equal(1, await page.Page.Locator("script").CountAsync());
        Assert.Equal(0, await page.OverflowAsync());
        Assert.Empty(page.Complaints);
        Assert.Empty(page.Requests);
    }

    [Fact]
    public async Task Fills_are_sorted_by_the_column_that_is_clicked_and_back()
    {
        await using var page = await browser.OpenAsync(await TearSheetRenderer.HtmlAsync(Sheet()));
        await page.UnfoldAsync();
        var amount = page.Page.Locator("table.sortable thead button").Nth(6);

        Assert.Equal(["900440", "900220", "900110"], await CodesAsync(page));
        await amount.ClickAsync();
        Assert.Equal(["900440", "900220", "900110"], await CodesAsync(page));   // 4.0, 4.2 and 8.7 million
        Assert.Equal("ascending", await page.Page.Locator("table.sortable th").Nth(6).GetAttributeAsync("aria-sort"));
        await amount.ClickAsync();
        Assert.Equal(["900110", "900220", "900440"], await CodesAsync(page));
        await page.Page.Locator("table.sortable thead button").Nth(4).ClickAsync();
        Assert.Equal(["900220", "900440", "900110"], await CodesAsync(page));   // 31, 77 and 120 shares
        Assert.Null(await page.Page.Locator("table.sortable th").Nth(6).GetAttributeAsync("aria-sort"));
    }

    [Fact]
    public async Task Fills_are_searched_by_every_word_in_any_column()
    {
        await using var page = await browser.OpenAsync(await TearSheetRenderer.HtmlAsync(Sheet()));
        await page.UnfoldAsync();
        var search = page.Page.Locator(".search input");

        await search.FillAsync("한결");
        Assert.Equal(["900110"], await CodesAsync(page));
        Assert.Equal("1 / 3", await page.Page.Locator(".search output").TextContentAsync());
        await search.FillAsync("BUY 51,900");
        Assert.Equal(["900440"], await CodesAsync(page));
        await search.FillAsync("nothing");
        Assert.Empty(await CodesAsync(page));
        await search.FillAsync("");
        Assert.Equal(3, (await CodesAsync(page)).Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_scale_switches_with_and_without_script(bool script)
    {
        await using var page = await browser.OpenAsync(await TearSheetRenderer.HtmlAsync(Sheet()), new PageLook { Script = script });
        var (linear, logarithmic) = (page.Page.Locator("figure.linear"), page.Page.Locator("figure.logarithmic"));

        Assert.Equal((true, false), (await linear.IsVisibleAsync(), await logarithmic.IsVisibleAsync()));
        await page.Page.GetByText("Logarithmic", new PageGetByTextOptions { Exact = true }).ClickAsync();
        Assert.Equal((false, true), (await linear.IsVisibleAsync(), await logarithmic.IsVisibleAsync()));
        await page.Page.GetByText("Linear", new PageGetByTextOptions { Exact = true }).ClickAsync();
        Assert.Equal((true, false), (await linear.IsVisibleAsync(), await logarithmic.IsVisibleAsync()));
    }

    [Fact]
    public async Task Without_script_the_tables_are_whole_and_nothing_is_offered_that_would_not_work()
    {
        await using var page = await browser.OpenAsync(await TearSheetRenderer.HtmlAsync(Sheet()), new PageLook { Script = false });
        await page.Page.Locator("summary").Last.ClickAsync();

        Assert.Equal(3, await page.Page.Locator("table.sortable tbody tr:visible").CountAsync());
        Assert.False(await page.Page.Locator(".search").IsVisibleAsync());
        Assert.Equal(0, await page.Page.Locator("thead button").CountAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_data_within_the_page_is_downloaded_byte_for_byte(bool script)
    {
        await using var page = await browser.OpenAsync(await TearSheetRenderer.HtmlAsync(Sheet()), new PageLook { Script = script });

        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.Locator("a[download='equity.csv']").ClickAsync());

        Assert.Equal("equity.csv", download.SuggestedFilename);
        Assert.Equal(Sheet().Attachments[0].Content.ToArray(), await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken));
        Assert.Empty(page.Complaints);
    }

    private static async Task<IReadOnlyList<string>> CodesAsync(OpenedPage page) =>
        await page.Page.Locator("table.sortable tbody tr:visible td:nth-child(3)").AllTextContentsAsync();

    private static TearSheet Sheet(ReportLanguage language = ReportLanguage.English) => MadeUpBacktest.Walk(700, drift: 0.0002, language: language) with
    {
        Attachments = [new Attachment("equity.csv", "text/csv", Encoding.UTF8.GetBytes("date,equity\n2018-01-02,100000000\n")), new Attachment("result.json", "application/json", "{}\n"u8.ToArray())],
        Beside = ["manifest.json"],
    };

    private static TearSheet HostileSheet()
    {
        var sheet = Sheet();
        return sheet with
        {
            StrategyDescription = Hostile,
            Names = sheet.Report.Holdings.Symbols.ToDictionary(symbol => symbol, _ => Hostile),
            Report = sheet.Report with { Benchmarks = [sheet.Report.Benchmarks[0] with { Index = Hostile }] },
            Result = sheet.Result with
            {
                Benchmark = Hostile,
                Request = sheet.Result.Request with { Id = Hostile, Strategy = Hostile, Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { [Hostile] = Hostile } },
                LastHoldings = [.. sheet.Result.LastHoldings.Select(holding => holding with { Name = Hostile })],
            },
            Inputs = new BacktestInputs { PriceBasis = PriceBasis.Raw, DataVintage = Hostile, StrategyFingerprint = Hostile, CodeVersion = Hostile, Warnings = [Hostile] },
        };
    }
}

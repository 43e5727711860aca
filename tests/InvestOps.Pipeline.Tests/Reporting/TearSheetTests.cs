using InvestOps.Domain.Market;
using InvestOps.Domain.Performance.Inference;
using InvestOps.Pipeline.Reporting.TearSheets;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Reporting;

public sealed class TearSheetTests
{
    private static readonly ReportText English = ReportText.In(ReportLanguage.English);

    [Theory]
    [InlineData(ReportLanguage.English)]
    [InlineData(ReportLanguage.Korean)]
    public async Task The_page_needs_nothing_from_outside_and_runs_nothing_but_its_own_script(ReportLanguage language)
    {
        var html = await TearSheetRenderer.HtmlAsync(MadeUpBacktest.Walk(300, language: language));

        Pages.AssertSelfContained(html);
        Assert.Contains($"<html lang=\"{ReportText.In(language).Tag}\">", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_sheet_gives_the_same_bytes()
    {
        Assert.Equal(await TearSheetRenderer.HtmlAsync(MadeUpBacktest.Walk(300)), await TearSheetRenderer.HtmlAsync(MadeUpBacktest.Walk(300)));
        Assert.Equal(TearSheetRenderer.Png(MadeUpBacktest.Walk(60)), TearSheetRenderer.Png(MadeUpBacktest.Walk(60)));
    }

    [Fact]
    public void Costs_are_shares_of_the_capital_and_of_mean_equity_a_year()
    {
        // 2018-01-02 to 2019-12-30 are 727 days, 1.99 years, with equity of 100 m on each session: 23,185,205 of costs is 23.19 % of capital.
        var sheet = MadeUpBacktest.Of([.. Enumerable.Repeat((100_000_000d, 2000d), 490)]);
        var figures = new TearSheetFigures(sheet);

        Assert.Equal(new Won(23_185_205), figures.Costs);
        Assert.Equal("2019-12-30", sheet.Result.Curve[^1].Date.ToString());
        Assert.Equal(727 / 365.25, figures.Years, 12);
        Assert.Equal(0.23185205 / (727 / 365.25), figures.CostDrag!.Value, 12);
        Assert.Equal(0.23185205, figures.OfCapital(figures.Costs), 12);
    }

    [Fact]
    public void Fills_are_summed_by_side()
    {
        var figures = new TearSheetFigures(MadeUpBacktest.Walk(10));

        Assert.Equal((2, 1, 0), (figures.Buys, figures.Sells, figures.Delisted));
        Assert.Equal(new Won((120 * 72_300m * 1.001m) + (77 * 51_900m * 1.001m)), figures.Bought);
    }

    [Theory]
    [InlineData(1, " in 1 session (")]
    [InlineData(5, " in 5 sessions (")]
    [InlineData(490, " in 2.0 years (")]
    public void The_verdict_counts_sessions_where_years_would_say_nothing(int sessions, string expected) =>
        Assert.Contains(expected, Verdict.Sentence(MadeUpBacktest.Walk(sessions), English), StringComparison.Ordinal);

    [Fact]
    public void The_verdict_compares_growth_with_the_benchmark_s()
    {
        var tiles = Verdict.Tiles(MadeUpBacktest.Of([.. Enumerable.Range(0, 253).Select(day => (100_000_000d + (day * 100_000d), 2000d + day))]), English);

        Assert.Equal("+25.2%", tiles[0].Value);
        Assert.Equal("+12.6 pp", tiles[1].Value);
        Assert.Equal(TileTone.Up, tiles[1].Tone);
    }

    [Fact]
    public async Task What_lies_beside_the_page_is_within_it_too_byte_for_byte()
    {
        var content = "date,equity\n2024-01-02,1\n"u8.ToArray();
        var sheet = MadeUpBacktest.Walk(30) with { Attachments = [new Attachment("equity.csv", "text/csv", content)], Beside = ["manifest.json"] };

        var html = await TearSheetRenderer.HtmlAsync(sheet);

        Pages.AssertSelfContained(html);
        Assert.Contains("<a href=\"equity.csv\">", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"manifest.json\">", html, StringComparison.Ordinal);
        var kept = html.Split("download=\"equity.csv\" href=\"data:text/csv;base64,")[1].Split('"')[0];
        Assert.Equal(content, Convert.FromBase64String(kept));
        Assert.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)), html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.4, 1.2, "luck alone hardly explains it")]
    [InlineData(-0.4, 1.2, "luck alone could explain it")]
    [InlineData(-1.4, -0.2, "more than bad luck explains")]
    public void The_verdict_says_how_much_of_it_may_be_luck(double low, double high, string expected)
    {
        var sheet = MadeUpBacktest.Walk(300);
        sheet = sheet with { Report = sheet.Report with { Intervals = sheet.Report.Intervals! with { Sharpe = new Interval(low, high), MaxDrawdown = new Interval(-0.4321, -0.1) } } };

        var doubt = Verdict.Doubt(sheet, English)!;

        Assert.Contains(expected, doubt, StringComparison.Ordinal);
        Assert.EndsWith("A fall of 43% would have been no surprise.", doubt, StringComparison.Ordinal);
        Assert.Null(Verdict.Doubt(sheet with { Report = sheet.Report with { Intervals = null } }, English));
    }

    [Theory]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("</style></title><svg onload=alert(1)>")]
    public async Task Foreign_text_stays_text_wherever_it_stands(string hostile)
    {
        var sheet = Hostile(hostile);

        var html = await TearSheetRenderer.HtmlAsync(sheet);

        Pages.AssertSelfContained(html);
        Assert.True(html.Split(Pages.Escaped(hostile)).Length > 10, "The text is shown in every field.");
        Assert.NotEmpty(TearSheetRenderer.Png(sheet));
    }

    private static TearSheet Hostile(string text)
    {
        var sheet = MadeUpBacktest.Walk(30);
        return sheet with
        {
            StrategyDescription = text,
            Names = new Dictionary<Symbol, string> { [Symbol.Parse("900110")] = text },
            Report = sheet.Report with { Benchmarks = [sheet.Report.Benchmarks[0] with { Index = text }] },
            Result = sheet.Result with
            {
                Benchmark = text,
                Request = MadeUpBacktest.Request() with { Id = text, Strategy = text, Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { [text] = text } },
                LastHoldings = [sheet.Result.LastHoldings[0] with { Name = text }],
            },
            Inputs = new BacktestInputs { PriceBasis = PriceBasis.Raw, DataVintage = text, StrategyFingerprint = text, CodeVersion = text, Warnings = [text] },
        };
    }
}

using InvestOps.Domain.Market;
using InvestOps.Domain.Performance;
using InvestOps.Domain.Performance.Inference;
using InvestOps.Pipeline.Reporting.Charts;
using InvestOps.Pipeline.Reporting.Charts.Scenes;
using InvestOps.Pipeline.Reporting.TearSheets;
using InvestOps.Pipeline.Reporting.TearSheets.Charts;
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
    public void The_benchmark_begins_at_the_strategy_s_value_where_it_is_first_known()
    {
        var curves = new RebasedCurves(MadeUpBacktest.Of([(100, double.NaN), (110, 2000), (121, 2200), (121, double.NaN)]).Result);

        Assert.Equal([100, 110, 121, 121], curves.Equity);
        Assert.Equal([double.NaN, 110, 121, double.NaN], curves.Benchmark);
        Assert.False(curves.IsWide);
    }

    [Fact]
    public void A_curve_that_spans_more_than_threefold_is_drawn_on_a_logarithmic_axis()
    {
        var scene = EquityChart.Draw(MadeUpBacktest.Of([(100, 2000), (200, 2000), (400, 2000)]), English, ChartSize.Wide(300));
        var grid = scene.Marks.OfType<Mark.Text>().Where(text => text.Anchor == TextAnchor.End).Select(text => text.Value);

        Assert.Equal("100 200", string.Join(' ', grid));
        var line = scene.Marks.OfType<Mark.Line>().Last(mark => mark.Ink == Ink.Series).Points;
        Assert.Equal(line[0].Y - line[1].Y, line[1].Y - line[2].Y, 6);
    }

    [Theory]
    [InlineData(100, 100.1)]
    [InlineData(100, 250)]
    [InlineData(100, 40)]
    public void The_labels_of_the_two_curves_never_overlap(double strategy, double index)
    {
        var scene = EquityChart.Draw(MadeUpBacktest.Of([(100, 100), (strategy, index)]), English, ChartSize.Wide(300));
        var names = scene.Marks.OfType<Mark.Text>().Where(text => text.Bold).ToArray();

        Assert.Equal(2, names.Length);
        Assert.True(Math.Abs(names[0].At.Y - names[1].At.Y) >= 2 * names[0].Size);
        Assert.All(names, name => Assert.InRange(name.At.Y, 0, 300));
    }

    [Theory]
    [InlineData(1, 2_210)]
    [InlineData(7, 2_210)]
    [InlineData(7, 245)]
    [InlineData(7, 20)]
    [InlineData(7, 2)]
    public void Nothing_that_a_chart_says_leaves_its_scene_on_a_phone(int seed, int sessions)
    {
        // Half of all that is there is lost each year, so that the drawdown's axis goes down to −100 %.
        var sheet = MadeUpBacktest.Walk(sessions, seed, drift: -0.003);
        foreach (var size in new[] { ChartSize.Narrow(200), ChartSize.Wide(300) })
        {
            foreach (var scene in Scenes(sheet, size))
            {
                Assert.All(scene.Marks.OfType<Mark.Text>(), text =>
                {
                    var (left, right) = Extent(text);
                    Assert.True(left >= 0 && right <= size.Width, $"{text.Value}: {left} to {right} of {size.Width}");
                });
            }
        }
    }

    [Theory]
    [InlineData("KOSDAQ150", 2_300, "KOSDAQ150 +15.0%")]
    [InlineData("KOSDAQ 150 TR", 2_300, "KOSDAQ 1… +15.0%")]
    [InlineData("KOSPI", 2_000_000, "KOSPI +99,900%")]
    public void A_long_name_or_return_is_shortened_to_the_room_beside_a_phone_s_chart(string benchmark, double last, string expected)
    {
        var sheet = MadeUpBacktest.Of([(100, 2000), (110, last)]);
        sheet = sheet with { Result = sheet.Result with { Benchmark = benchmark } };

        var label = EquityChart.Draw(sheet, English, ChartSize.Narrow(250)).Marks.OfType<Mark.Text>().Where(text => text.Anchor == TextAnchor.Start && text.Ink == Ink.Muted).Select(text => text.Value);

        Assert.Equal(expected, string.Join(' ', label));
    }

    [Fact]
    public void Nine_years_have_at_least_four_dates_on_a_phone()
    {
        var scene = DrawdownChart.Draw(MadeUpBacktest.Walk(2_210), English, ChartSize.Narrow(150));

        var dates = scene.Marks.OfType<Mark.Text>().Where(text => text.Anchor == TextAnchor.Middle && !text.Bold).Select(text => text.Value);

        Assert.Equal(["2020", "2022", "2024", "2026"], dates);
    }

    [Fact]
    public void The_charts_over_time_begin_and_end_at_the_same_place()
    {
        var sheet = MadeUpBacktest.Walk(300);

        Assert.Equal(Axis(EquityChart.Draw(sheet, English, ChartSize.Narrow(200))), Axis(DrawdownChart.Draw(sheet, English, ChartSize.Narrow(150))));
        var wide = Axis(EquityChart.Draw(sheet, English, ChartSize.Wide(300)));
        Assert.Equal(wide, Axis(DrawdownChart.Draw(sheet, English, ChartSize.Wide(150))));
        Assert.Equal(wide.Left, MonthlyHeatMap.Draw(sheet, English, ChartSize.Wide(0)).Marks.OfType<Mark.Rect>().Min(cell => cell.X));
    }

    [Fact]
    public void A_phone_s_cells_have_no_plus_sign()
    {
        var sheet = Months(Month(1, 0.05), Month(2, -0.2));

        string[] narrow = [.. MonthlyHeatMap.Draw(sheet, English, ChartSize.Narrow(0)).Marks.OfType<Mark.Text>().Where(text => text.Ink == Ink.Text).Select(text => text.Value)];

        Assert.Equal(["5.0", "−20"], narrow);
    }

    [Fact]
    public void Months_are_red_when_they_gained_and_blue_when_they_lost()
    {
        var sheet = Months(Month(1, 0.05), Month(2, -0.2), Month(3, 0));

        var cells = MonthlyHeatMap.Draw(sheet, English, ChartSize.Wide(0)).Marks.OfType<Mark.Rect>().ToArray();

        Assert.Equal([Ink.Up, Ink.Down, Ink.Neutral], cells.Select(cell => cell.Ink));
        Assert.Equal(MonthlyHeatMap.Strongest, cells[1].Opacity, 12);
        Assert.Equal("2018-02: −20.00%", cells[1].Tooltip);
    }

    [Fact]
    public void Each_month_of_the_curve_has_one_tooltip()
    {
        var scene = EquityChart.Draw(MadeUpBacktest.Walk(62), English, ChartSize.Narrow(200));

        var months = scene.Marks.OfType<Mark.Rect>().Where(rect => rect.Ink == Ink.None).Select(rect => rect.Tooltip![..7]).ToArray();

        Assert.Equal(["2018-01", "2018-02", "2018-03", "2018-04"], months);
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

    [Fact]
    public void A_log_scale_is_offered_only_where_nothing_falls_to_zero()
    {
        Assert.True(new RebasedCurves(MadeUpBacktest.Of([(100, 2000), (50, 2000)]).Result).IsPositive);
        Assert.False(new RebasedCurves(MadeUpBacktest.Of([(100, 2000), (0, 2000)]).Result).IsPositive);
        var scene = EquityChart.Draw(MadeUpBacktest.Of([(100, 2000), (110, 2000), (121, 2000)]), English, ChartSize.Wide(300), logarithmic: true);
        var line = scene.Marks.OfType<Mark.Line>().Last(mark => mark.Ink == Ink.Series).Points;
        Assert.Equal(line[0].Y - line[1].Y, line[1].Y - line[2].Y, 6);
    }

    [Fact]
    public void Weights_are_layers_of_one_whole()
    {
        var sheet = MadeUpBacktest.Walk(300);

        var layers = new WeightLayers(sheet);

        Assert.Equal((8, 2), (layers.Issues.Count, layers.Others));
        Assert.All(layers.Weights, weights => Assert.Equal(0.8, weights.Sum(), 12));
        Assert.True(layers.Issues.Zip(layers.Issues.Skip(1)).All(pair => pair.First.Mean >= pair.Second.Mean));
        Assert.Contains("한결전자", layers.Issues.Select(issue => issue.Name));
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

    private static IEnumerable<Scene> Scenes(TearSheet sheet, ChartSize size) =>
    [
        EquityChart.Draw(sheet, English, size),
        DrawdownChart.Draw(sheet, English, size),
        MonthlyHeatMap.Draw(sheet, English, size),
        YearBars.Draw(sheet, English, size),
        WeightChart.Draw(sheet, new WeightLayers(sheet), English, size),
        SeriesChart.Draw([.. sheet.Result.Curve.Select(point => point.Date.Date)], [.. sheet.Report.Drawdowns], -0.3, value => ReportNumbers.Percent(value, 0), "", size),
    ];

    private static (double Left, double Right) Axis(Scene scene)
    {
        var points = scene.Marks.OfType<Mark.Line>().First(line => line.Ink == Ink.Axis).Points;
        return (points[0].X, points[1].X);
    }

    private static (double Left, double Right) Extent(Mark.Text text)
    {
        var width = TextWidth.Room(text.Value, text.Size);
        var left = text.Anchor switch
        {
            TextAnchor.Middle => text.At.X - (width / 2),
            TextAnchor.End => text.At.X - width,
            _ => text.At.X,
        };
        return (left, left + width);
    }

    private static PeriodReturn Month(int month, double change) => new(2018, month, change, null, 0);

    private static TearSheet Months(params PeriodReturn[] months)
    {
        var sheet = MadeUpBacktest.Walk(30);
        return sheet with { Report = sheet.Report with { Monthly = months, Yearly = [] } };
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

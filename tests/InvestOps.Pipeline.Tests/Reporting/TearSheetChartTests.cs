using InvestOps.Domain.Performance;
using InvestOps.Pipeline.Reporting.Charts;
using InvestOps.Pipeline.Reporting.Charts.Scenes;
using InvestOps.Pipeline.Reporting.TearSheets;
using InvestOps.Pipeline.Reporting.TearSheets.Charts;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Pipeline.Tests.Reporting;

public sealed class TearSheetChartTests
{
    private static readonly ReportText English = ReportText.In(ReportLanguage.English);

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
}

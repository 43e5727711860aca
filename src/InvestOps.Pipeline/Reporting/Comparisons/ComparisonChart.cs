using System.Globalization;
using InvestOps.Pipeline.Reporting.Charts;
using InvestOps.Pipeline.Reporting.Charts.Axes;
using InvestOps.Pipeline.Reporting.Charts.Scenes;
using InvestOps.Pipeline.Reporting.TearSheets.Charts;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Reporting.Comparisons;

/// <summary>The curves of several backtests in one frame, each with a hue of its own.</summary>
internal static class ComparisonChart
{
    private const double Padding = 0.04;

    /// <summary>The hues, in the order of the backtests.</summary>
    public static IReadOnlyList<Ink> Inks { get; } = [Ink.PartA, Ink.PartB, Ink.PartC, Ink.PartD, Ink.PartE, Ink.PartF, Ink.PartG, Ink.PartH];

    /// <summary>Equity from 100 on.</summary>
    public static Scene Equity(Comparison comparison, ReportText text, ChartSize size, bool logarithmic)
    {
        double[][] curves = [.. comparison.Backtests.Select(backtest => backtest.Equity.ToArray())];
        var (lowest, highest) = (curves.Min(curve => curve.Min()), curves.Max(curve => curve.Max()));
        var ratio = lowest > 0 ? Math.Pow(highest / lowest, Padding) : 1;
        var room = Math.Max((highest - lowest) * Padding, highest * 0.01);
        var (min, max) = logarithmic && highest > lowest ? (lowest / ratio, highest * ratio) : (lowest - room, highest + room);
        var grid = logarithmic && Ticks.Logarithmic(min, max, 8) is { Count: > 1 } powers ? powers : Ticks.Linear(min, max, size.IsNarrow ? 5 : 7);
        var plot = new TimePlot(size, comparison.Dates, (bottom, top) => new Scale(min, max, bottom, top, logarithmic), [.. grid.Select(value => (value, value.ToString("#,##0.##", CultureInfo.InvariantCulture)))]);
        return Draw(comparison, plot, curves, text["compare.equity"], value => ReportNumbers.Number(value, 1), size);
    }

    /// <summary>How far below its running maximum each one was.</summary>
    public static Scene Drawdowns(Comparison comparison, ReportText text, ChartSize size)
    {
        double[][] curves = [.. comparison.Backtests.Select(backtest => backtest.Drawdowns.ToArray())];
        var floor = Math.Min(curves.Min(curve => curve.Min()) * (1 + Padding), -0.01);
        var grid = Ticks.Linear(floor, 0, size.IsNarrow ? 3 : 4);
        var plot = new TimePlot(size, comparison.Dates, (bottom, top) => new Scale(floor, 0, bottom, top), [.. grid.Select(value => (value, ReportNumbers.Percent(value, floor > -0.04 ? 1 : 0)))]);
        return Draw(comparison, plot, curves, text["chart.drawdown.title"], value => ReportNumbers.Percent(value, 1), size);
    }

    private static Scene Draw(Comparison comparison, TimePlot plot, double[][] curves, string title, Func<double, string> format, ChartSize size)
    {
        plot.DrawGrid();
        plot.DrawDates();
        for (var index = 0; index < curves.Length; index++)
        {
            plot.DrawLine(curves[index], Inks[index], 1.75);
        }

        var names = comparison.Backtests.Select((_, index) => string.Create(CultureInfo.InvariantCulture, $"#{index + 1}")).ToArray();
        DrawNames(plot, curves, names, size);
        plot.DrawTooltips(session => comparison.Dates[session].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + ": "
            + string.Join(", ", names.Select((name, index) => $"{name} {format(curves[index][session])}")));
        return new Scene(size.Width, size.Height, title, string.Join(", ", names.Select((name, index) => $"{name} {format(curves[index][^1])}")), plot.Marks);
    }

    // From the top down, each pushed below the one before it where the two would overlap, and all moved up where the last would fall out.
    private static void DrawNames(TimePlot plot, double[][] curves, string[] names, ChartSize size)
    {
        var line = size.FontSize * 1.2;
        var order = Enumerable.Range(0, curves.Length).OrderBy(index => plot.YAt(curves[index][^1])).ThenBy(index => index).ToArray();
        var places = new double[order.Length];
        for (var place = 0; place < order.Length; place++)
        {
            var wanted = plot.YAt(curves[order[place]][^1]) + (size.FontSize * 0.35);
            places[place] = place == 0 ? Math.Max(wanted, TimePlot.Top + size.FontSize) : Math.Max(wanted, places[place - 1] + line);
        }

        var over = Math.Max(0, places[^1] - plot.Bottom);
        for (var place = 0; place < order.Length; place++)
        {
            plot.Marks.Add(new Mark.Text(new(plot.Right + TimePlot.LabelGap, places[place] - over), names[order[place]], Inks[order[place]], size.FontSize) { Bold = true });
        }
    }
}

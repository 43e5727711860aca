using System.Globalization;
using InvestOps.Pipeline.Reporting.Charts;
using InvestOps.Pipeline.Reporting.Charts.Axes;
using InvestOps.Pipeline.Reporting.Charts.Scenes;

namespace InvestOps.Pipeline.Reporting.TearSheets.Charts;

/// <summary>One measure over time, with the level of the whole range as a dashed line.</summary>
internal static class SeriesChart
{
    private const double Padding = 0.06;

    /// <param name="dates">The sessions.</param>
    /// <param name="values">One a session; NaN where not known.</param>
    /// <param name="whole">The measure over the whole range.</param>
    /// <param name="format">How a value reads.</param>
    public static Scene Draw(DateOnly[] dates, double[] values, double? whole, Func<double, string> format, string title, ChartSize size)
    {
        var known = values.Where(double.IsFinite).Append(0).Concat(whole is { } level ? [level] : []).ToArray();
        var room = Math.Max((known.Max() - known.Min()) * Padding, 0.01);
        var (min, max) = (known.Min() < 0 ? known.Min() - room : 0, known.Max() + room);
        var grid = Ticks.Linear(min, max, size.IsNarrow ? 4 : 5);
        var plot = new TimePlot(size, dates, (bottom, top) => new Scale(min, max, bottom, top), [.. grid.Select(value => (value, format(value)))]);
        plot.DrawGrid();
        plot.DrawDates();
        if (min < 0)
        {
            DrawLevel(plot, 0, Ink.Axis, dashed: false);
        }

        plot.DrawLine(values, Ink.Series, 1.75);
        if (whole is { } all)
        {
            DrawLevel(plot, all, Ink.Benchmark, dashed: true);
            var y = Math.Clamp(plot.YAt(all) + (size.FontSize * 0.35), TimePlot.Top + size.FontSize, plot.Bottom);
            plot.Marks.Add(new Mark.Text(new(plot.Right + TimePlot.LabelGap, y), format(all), Ink.Muted, size.FontSize) { Bold = true });
        }

        plot.DrawTooltips(index => $"{dates[index].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: {(double.IsFinite(values[index]) ? format(values[index]) : Wording.ReportNumbers.None)}");
        return new Scene(size.Width, size.Height, title, whole is { } value ? format(value) : "", plot.Marks);
    }

    private static void DrawLevel(TimePlot plot, double value, Ink ink, bool dashed)
    {
        var y = Math.Round(plot.YAt(value)) + 0.5;
        plot.Marks.Add(new Mark.Line([new(plot.Left, y), new(plot.Right, y)], ink, 1, dashed));
    }
}

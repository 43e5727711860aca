using System.Globalization;
using InvestOps.Pipeline.Reporting.Charts;
using InvestOps.Pipeline.Reporting.Charts.Axes;
using InvestOps.Pipeline.Reporting.Charts.Scenes;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Reporting.TearSheets.Charts;

/// <summary>How far below its running maximum the strategy was (underwater curve).</summary>
internal static class DrawdownChart
{
    private const double LeastDepth = 0.01;

    /// <summary>The label of the deepest point hangs below it, where the curve cannot cross it.</summary>
    private const double RoomForLabel = 1.2;

    public static Scene Draw(TearSheet sheet, ReportText text, ChartSize size)
    {
        DateOnly[] dates = [.. sheet.Result.Curve.Select(point => point.Date.Date)];
        double[] falls = [.. sheet.Report.Drawdowns];
        if (falls.Length != dates.Length)
        {
            throw new ArgumentException($"{falls.Length} drawdowns do not fit {dates.Length} sessions.", nameof(sheet));
        }

        var deepest = falls.Min();
        var floor = Math.Min(deepest * RoomForLabel, -LeastDepth);
        var grid = Ticks.Linear(floor, 0, size.IsNarrow ? 3 : 4);
        var plot = new TimePlot(size, dates, (bottom, top) => new Scale(floor, 0, bottom, top), [.. grid.Select(value => (value, ReportNumbers.Percent(value, floor > -0.04 ? 1 : 0)))]);
        plot.DrawGrid();
        plot.DrawDates();
        plot.DrawArea(falls, 0, Ink.Down, 0.18);
        plot.DrawLine(falls, Ink.Down, 1.25);
        var date = dates[Array.IndexOf(falls, deepest)].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        if (deepest < 0)
        {
            DrawDeepest(plot, Array.IndexOf(falls, deepest), deepest, date, size);
        }

        plot.DrawTooltips(index => $"{dates[index].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}: {ReportNumbers.Percent(falls[index])}");
        var description = text.With("chart.drawdown.description", ReportNumbers.Percent(deepest), date);
        return new Scene(size.Width, size.Height, text["chart.drawdown.title"], description, plot.Marks);
    }

    private static void DrawDeepest(TimePlot plot, int index, double deepest, string date, ChartSize size)
    {
        var at = plot.PointAt(index, deepest);
        var label = ReportNumbers.Percent(deepest, 1) + " · " + date;
        plot.Marks.Add(new Mark.Dot(at, 3.5, Ink.Down));
        var half = TextWidth.Room(label, size.FontSize) / 2;
        var below = new ChartPoint(Math.Clamp(at.X, plot.Left + half, plot.Right - half), at.Y + (size.FontSize * 1.35));
        plot.Marks.Add(new Mark.Text(below, label, Ink.Down, size.FontSize) { Anchor = TextAnchor.Middle, Bold = true, Rimmed = true });
    }
}

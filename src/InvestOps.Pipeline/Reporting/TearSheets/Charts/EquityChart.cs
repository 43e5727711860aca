using System.Globalization;
using InvestOps.Pipeline.Reporting.Charts;
using InvestOps.Pipeline.Reporting.Charts.Axes;
using InvestOps.Pipeline.Reporting.Charts.Scenes;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Reporting.TearSheets.Charts;

/// <summary>The strategy's value against the benchmark's, both from 100.</summary>
internal static class EquityChart
{
    private const double Padding = 0.04;

    /// <summary>On the scale that suits the curve.</summary>
    public static Scene Draw(TearSheet sheet, ReportText text, ChartSize size) => Draw(sheet, text, size, new RebasedCurves(sheet.Result).IsWide);

    /// <param name="logarithmic">Equal ratios lie equally far apart; only where nothing falls to zero.</param>
    public static Scene Draw(TearSheet sheet, ReportText text, ChartSize size, bool logarithmic)
    {
        var curves = new RebasedCurves(sheet.Result);
        var (min, max) = Range(curves, logarithmic);
        var most = size.IsNarrow ? 5 : 7;
        var grid = logarithmic ? LogarithmicGrid(min, max, most + 1) : Ticks.Linear(min, max, most);
        var plot = new TimePlot(size, curves.Dates, (bottom, top) => new Scale(min, max, bottom, top, logarithmic), [.. grid.Select(value => (value, Label(value)))]);
        plot.DrawGrid();
        plot.DrawDates();
        plot.DrawArea(curves.Equity, min, Ink.Series, 0.07);
        plot.DrawLine(curves.Benchmark, Ink.Benchmark, 1.5);
        plot.DrawLine(curves.Equity, Ink.Series, 2);
        DrawEnds(plot, curves, sheet.Result.Benchmark, text, size);
        plot.DrawTooltips(index => Tooltip(curves, index, sheet.Result.Benchmark, text));
        var title = curves.HasBenchmark ? text.With("chart.equity.title", sheet.Result.Benchmark) : text["chart.equity.alone"];
        var benchmark = curves.HasBenchmark ? text.With("chart.equity.against", sheet.Result.Benchmark, Total(curves.Benchmark)) : "";
        var description = text.With("chart.equity.description", Total(curves.Equity)) + benchmark;
        return new Scene(size.Width, size.Height, title, description, plot.Marks);
    }

    /// <summary>What a reader must know of the chart's scale.</summary>
    public static string Caption(TearSheet sheet, ReportText text) => Caption(sheet, text, new RebasedCurves(sheet.Result).IsWide);

    /// <inheritdoc cref="Caption(TearSheet, ReportText)"/>
    public static string Caption(TearSheet sheet, ReportText text, bool logarithmic)
    {
        return (new RebasedCurves(sheet.Result).HasBenchmark, logarithmic) switch
        {
            (true, true) => text["caption.equity.logarithmic"],
            (true, false) => text["caption.equity"],
            (false, true) => text["caption.equity.alone.logarithmic"],
            _ => text["caption.equity.alone"],
        };
    }

    // A range within one power of ten has too few of the usual marks; there the linear ones stand, unevenly spaced.
    private static IReadOnlyList<double> LogarithmicGrid(double min, double max, int most) =>
        Ticks.Logarithmic(min, max, most) is { Count: > 1 } grid ? grid : Ticks.Linear(min, max, most - 1);

    private static (double Min, double Max) Range(RebasedCurves curves, bool logarithmic)
    {
        if (logarithmic && curves.Highest > curves.Lowest)
        {
            var ratio = Math.Pow(curves.Highest / curves.Lowest, Padding);
            return (curves.Lowest / ratio, curves.Highest * ratio);
        }

        // A flat curve still wants a range, or the line would lie on the frame.
        var room = Math.Max((curves.Highest - curves.Lowest) * Padding, curves.Highest * 0.01);
        return (curves.Lowest - room, curves.Highest + room);
    }

    private static void DrawEnds(TimePlot plot, RebasedCurves curves, string benchmark, ReportText text, ChartSize size)
    {
        var strategyY = plot.YAt(curves.Equity[^1]);
        var last = Array.FindLastIndex(curves.Benchmark, double.IsFinite);
        var labels = new List<(double Y, string Name, string Value, Ink Ink)> { (strategyY, text["word.strategy"], Total(curves.Equity), Ink.Series) };
        if (curves.HasBenchmark)
        {
            labels.Add((plot.YAt(curves.Benchmark[last]), Shortened(benchmark, plot.RoomAtRight, size.FontSize), Total(curves.Benchmark), Ink.Benchmark));
        }

        var line = size.FontSize * 1.25;
        var places = Apart([.. labels.Select(label => label.Y)], line * 2.3, TimePlot.Top + line, plot.Bottom - line);
        for (var index = 0; index < labels.Count; index++)
        {
            var ink = labels[index].Ink == Ink.Series ? Ink.Series : Ink.Muted;
            plot.Marks.Add(new Mark.Text(new(plot.Right + TimePlot.LabelGap, places[index]), labels[index].Name, ink, size.FontSize) { Bold = true });
            plot.Marks.Add(new Mark.Text(new(plot.Right + TimePlot.LabelGap, places[index] + line), labels[index].Value, ink, size.FontSize));
        }

        plot.Marks.Add(new Mark.Dot(plot.PointAt(curves.Equity.Length - 1, curves.Equity[^1]), 3.5, Ink.Series));
    }

    // At most two labels: moved from one another until neither covers the other, and kept within the plot.
    private static double[] Apart(double[] wanted, double distance, double top, double bottom)
    {
        if (wanted.Length == 1 || Math.Abs(wanted[0] - wanted[1]) >= distance)
        {
            return [.. wanted.Select(y => Math.Clamp(y, top, bottom))];
        }

        var upper = Math.Clamp(((wanted[0] + wanted[1]) / 2) - (distance / 2), top, bottom - distance);
        return wanted[0] <= wanted[1] ? [upper, upper + distance] : [upper + distance, upper];
    }

    private static string Tooltip(RebasedCurves curves, int index, string benchmark, ReportText text)
    {
        var own = text.With("chart.equity.tooltip", Day(curves.Dates[index]), ReportNumbers.Number(curves.Equity[index], 1));
        return double.IsFinite(curves.Benchmark[index])
            ? $"{own}, {benchmark} {ReportNumbers.Number(curves.Benchmark[index], 1)}"
            : own;
    }

    private static string Total(double[] values)
    {
        var known = values.Where(double.IsFinite).ToArray();
        return known.Length == 0 ? ReportNumbers.None : Rounded((known[^1] / known[0]) - 1);
    }

    // From a thousand per cent on, tenths say nothing and take room.
    private static string Rounded(double change) => ReportNumbers.Change(change, Math.Abs(change) < 10 ? 1 : 0);

    private static string Label(double value) => value.ToString("#,##0.##", CultureInfo.InvariantCulture);

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // By the usual width: in a wide face the name may reach into the page's margin, which is better than losing letters in all.
    private static string Shortened(string name, double room, double fontSize)
    {
        var fitting = name;
        for (var length = name.Length - 1; length > 0 && TextWidth.Of(fitting, fontSize) > room; length--)
        {
            fitting = name[..length].TrimEnd() + "…";
        }

        return fitting;
    }
}

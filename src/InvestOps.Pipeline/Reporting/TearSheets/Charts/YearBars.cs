using System.Globalization;
using InvestOps.Domain.Performance;
using InvestOps.Pipeline.Reporting.Charts;
using InvestOps.Pipeline.Reporting.Charts.Axes;
using InvestOps.Pipeline.Reporting.Charts.Scenes;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Reporting.TearSheets.Charts;

/// <summary>The return of each calendar year as a bar, the benchmark's as a thin one beside it.</summary>
internal static class YearBars
{
    private const double Top = 18;
    private const double Left = 54;
    private const double WidestBar = 56;

    public static Scene Draw(TearSheet sheet, ReportText text, ChartSize size)
    {
        var years = sheet.Report.Yearly;
        var values = years.Select(year => year.Return).Concat(years.Select(year => year.Benchmark ?? 0)).Append(0).ToArray();
        var room = Math.Max((values.Max() - values.Min()) * 0.08, 0.005);
        var (min, max) = (values.Min() < 0 ? values.Min() - room : 0, values.Max() > 0 ? values.Max() + room : 0);
        var y = new Scale(min, max, size.Height - (size.FontSize * 2), Top);
        var marks = new List<Mark>();
        foreach (var line in Ticks.Linear(min, max, size.IsNarrow ? 4 : 5))
        {
            var at = Math.Round(y.At(line)) + 0.5;
            marks.Add(new Mark.Line([new(Left, at), new(size.Width, at)], line == 0 ? Ink.Axis : Ink.Grid));
            marks.Add(new Mark.Text(new(Left - TimePlot.LabelGap, at + (size.FontSize * 0.35)), ReportNumbers.Percent(line, 0), Ink.Muted, size.FontSize) { Anchor = TextAnchor.End });
        }

        var step = (size.Width - Left) / years.Count;
        for (var index = 0; index < years.Count; index++)
        {
            DrawYear(marks, years[index], Left + (index * step), step, y, size);
        }

        var best = years.MaxBy(year => year.Return)!;
        var worst = years.MinBy(year => year.Return)!;
        var description = text.With("chart.yearly.description", best.Year, ReportNumbers.Change(best.Return), worst.Year, ReportNumbers.Change(worst.Return));
        return new Scene(size.Width, size.Height, text["chart.yearly.title"], description, marks);
    }

    private static void DrawYear(List<Mark> marks, PeriodReturn year, double left, double step, Scale y, ChartSize size)
    {
        var width = Math.Min(step * 0.5, WidestBar);
        var centre = left + (step / 2);
        var name = year.Year.ToString(CultureInfo.InvariantCulture);
        var own = $"{name}: {ReportNumbers.Change(year.Return)}";
        marks.Add(Bar(centre - (width * 0.75), width, year.Return, year.Return >= 0 ? Ink.Up : Ink.Down, y) with { Opacity = 0.8, Tooltip = own });
        if (year.Benchmark is { } benchmark && double.IsFinite(benchmark))
        {
            marks.Add(Bar(centre + (width * 0.32), width * 0.4, benchmark, Ink.Benchmark, y) with { Tooltip = $"{own} ({ReportNumbers.Change(benchmark)})" });
        }

        var isTight = step < TextWidth.Room("2000", size.FontSize);
        marks.Add(new Mark.Text(new(centre, size.Height - (size.FontSize * 0.5)), isTight ? name[2..] : name, Ink.Muted, size.FontSize) { Anchor = TextAnchor.Middle });
        var label = ReportNumbers.Plus(year.Return * 100, Math.Abs(year.Return) < 0.1 ? 1 : 0);
        if (step >= TextWidth.Room(label, size.FontSize))
        {
            var at = year.Return >= 0 ? y.At(year.Return) - 4 : y.At(year.Return) + size.FontSize;
            marks.Add(new Mark.Text(new(centre - (width * 0.25), at), label, Ink.Text, size.FontSize * 0.92) { Anchor = TextAnchor.Middle, Rimmed = true });
        }
    }

    private static Mark.Rect Bar(double left, double width, double value, Ink ink, Scale y)
    {
        var (from, to) = (y.At(Math.Max(value, 0)), y.At(Math.Min(value, 0)));
        return new Mark.Rect(left, from, width, Math.Max(to - from, 1), ink) { Radius = 1.5 };
    }
}

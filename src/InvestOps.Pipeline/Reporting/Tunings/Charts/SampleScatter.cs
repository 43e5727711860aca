using InvestOps.Domain.Tuning.Evidence;
using InvestOps.Pipeline.Reporting.Charts;
using InvestOps.Pipeline.Reporting.Charts.Axes;
using InvestOps.Pipeline.Reporting.Charts.Scenes;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Reporting.Tunings.Charts;

/// <summary>The Sharpe ratio of what was chosen, in sample across and out of sample up; below the dashed line it fell short of what it promised.</summary>
internal static class SampleScatter
{
    private const double Padding = 0.05;
    private const double Top = 12;

    public static Scene Draw(IReadOnlyList<SampledPair> pairs, ReportText text, ChartSize size)
    {
        var marks = new List<Mark>();
        var left = TextWidth.Room("−10.0", size.FontSize) + 8;
        var (right, bottom) = (size.Width - 12, size.Height - (size.FontSize * 3.6));
        var x = ScaleOf(pairs.Select(pair => pair.InSample), left, right);
        var y = ScaleOf(pairs.Select(pair => pair.OutOfSample).Append(0), bottom, Top);
        foreach (var tick in Ticks.Linear(y.Min, y.Max, size.IsNarrow ? 4 : 6))
        {
            var at = Math.Round(y.At(tick)) + 0.5;
            marks.Add(new Mark.Line([new(left, at), new(right, at)], tick == 0 ? Ink.Axis : Ink.Grid));
            marks.Add(new Mark.Text(new(left - 8, at + (size.FontSize * 0.35)), Label(tick), Ink.Muted, size.FontSize) { Anchor = TextAnchor.End });
        }

        foreach (var tick in Ticks.Linear(x.Min, x.Max, size.IsNarrow ? 4 : 8))
        {
            marks.Add(new Mark.Text(new(x.At(tick), bottom + (size.FontSize * 1.5)), Label(tick), Ink.Muted, size.FontSize) { Anchor = TextAnchor.Middle });
        }

        var (from, to) = (Math.Max(x.Min, y.Min), Math.Min(x.Max, y.Max));
        if (to > from)
        {
            marks.Add(new Mark.Line([new(x.At(from), y.At(from)), new(x.At(to), y.At(to))], Ink.Benchmark, 1, Dashed: true));
        }

        marks.AddRange(pairs.Select(pair => new Mark.Dot(new(x.At(pair.InSample), y.At(pair.OutOfSample)), size.IsNarrow ? 1.6 : 2.2, pair.OutOfSample < 0 ? Ink.Down : Ink.Series)));
        marks.Add(new Mark.Text(new((left + right) / 2, size.Height - 4), text["tune.scatter.axis"], Ink.Muted, size.FontSize) { Anchor = TextAnchor.Middle });
        var described = text.With("tune.scatter.description", ReportNumbers.Number(pairs.Average(pair => pair.InSample), 2), ReportNumbers.Number(pairs.Average(pair => pair.OutOfSample), 2));
        return new Scene(size.Width, size.Height, text["tune.scatter.title"], described, marks);
    }

    private static Scale ScaleOf(IEnumerable<double> values, double from, double to)
    {
        double[] all = [.. values];
        var room = Math.Max(0.05, (all.Max() - all.Min()) * Padding);
        return new Scale(all.Min() - room, all.Max() + room, from, to);
    }

    private static string Label(double value) => ReportNumbers.Number(value, 1);
}

using InvestOps.Pipeline.Reporting.Charts.Axes;
using InvestOps.Pipeline.Reporting.Charts.Scenes;

namespace InvestOps.Pipeline.Reporting.Charts;

/// <summary>A few sessions' closes as a line without axes, the last one marked.</summary>
internal static class Sparkline
{
    private const double Width = 420;
    private const double Height = 72;
    private const double Edge = 5;

    /// <param name="closes">Oldest first; NaN where not stored.</param>
    /// <param name="ink">Up or down, by the last change.</param>
    public static Scene Draw(IReadOnlyList<double> closes, Ink ink, string title, string description)
    {
        double[] known = [.. closes.Where(double.IsFinite)];
        if (known.Length == 0)
        {
            return new Scene(Width, Height, title, description, []);
        }

        var y = new Scale(known.Min(), known.Max(), Height - Edge, Edge);
        var x = new Scale(0, known.Length - 1, Edge, Width - Edge);
        ChartPoint[] points = [.. known.Select((close, index) => new ChartPoint(x.At(index), y.At(close)))];
        var marks = new List<Mark>();
        if (points.Length > 1)
        {
            marks.Add(new Mark.Area([new(points[0].X, Height), .. points, new(points[^1].X, Height)], ink, 0.08));
            marks.Add(new Mark.Line(points, ink, 1.75));
        }

        marks.Add(new Mark.Dot(points[^1], 3, ink));
        return new Scene(Width, Height, title, description, marks);
    }
}

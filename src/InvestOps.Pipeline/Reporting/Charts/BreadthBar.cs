using InvestOps.Pipeline.Reporting.Charts.Scenes;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Reporting.Charts;

/// <summary>How many issues rose, stood still and fell, as shares of one bar.</summary>
internal static class BreadthBar
{
    private const double Width = 320;
    private const double Height = 16;

    public static Scene Draw(int up, int still, int down, string title, ReportText text)
    {
        var total = Math.Max(1, up + still + down);
        var marks = new List<Mark> { new Mark.Rect(0, 0, Width, Height, Ink.Grid) { Radius = 3 } };
        var left = 0d;
        foreach (var (count, ink, word) in new[] { (up, Ink.Up, "word.advancers"), (still, Ink.Neutral, "word.unchanged"), (down, Ink.Down, "word.decliners") })
        {
            var width = Width * count / total;
            if (width > 0)
            {
                marks.Add(new Mark.Rect(left, 0, Math.Max(1, width - 1), Height, ink) { Radius = 2, Opacity = 0.85, Tooltip = $"{text[word]}: {ReportNumbers.Count(count)}" });
            }

            left += width;
        }

        var description = text.With("chart.breadth.description", ReportNumbers.Count(up), ReportNumbers.Count(still), ReportNumbers.Count(down));
        return new Scene(Width, Height, title, description, marks);
    }
}

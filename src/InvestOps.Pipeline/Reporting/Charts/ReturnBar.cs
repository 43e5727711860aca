using InvestOps.Pipeline.Reporting.Charts.Scenes;

namespace InvestOps.Pipeline.Reporting.Charts;

/// <summary>A bar that begins at zero and runs right for a gain, left for a loss: one cell of a table.</summary>
internal static class ReturnBar
{
    private const double Width = 160;
    private const double Height = 14;

    /// <param name="value">As a fraction.</param>
    /// <param name="lowest">The lowest value of the column, which fixes where zero is.</param>
    /// <param name="highest">The highest value of the column.</param>
    /// <param name="label">What the bar says, for readers who do not see it.</param>
    public static Scene Draw(double value, double lowest, double highest, string label)
    {
        var (from, to) = (Math.Min(lowest, 0), Math.Max(highest, 0));
        var span = to - from;
        var zero = span > 0 ? -from / span * Width : 0;
        var length = span > 0 ? Math.Abs(value) / span * Width : 0;
        var ink = value > 0 ? Ink.Up : Ink.Down;
        var marks = new List<Mark>();
        if (length > 0)
        {
            marks.Add(new Mark.Rect(value > 0 ? zero : zero - length, 2, Math.Max(length, 1), Height - 4, ink) { Radius = 1.5, Opacity = 0.75 });
        }

        var line = Math.Clamp(Math.Round(zero), 0, Width - 1) + 0.5;
        marks.Add(new Mark.Line([new(line, 0), new(line, Height)], Ink.Axis));
        return new Scene(Width, Height, label, "", marks);
    }
}

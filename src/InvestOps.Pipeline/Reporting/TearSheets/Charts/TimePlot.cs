using InvestOps.Pipeline.Reporting.Charts;
using InvestOps.Pipeline.Reporting.Charts.Axes;
using InvestOps.Pipeline.Reporting.Charts.Scenes;

namespace InvestOps.Pipeline.Reporting.TearSheets.Charts;

/// <summary>The frame that charts over time share: axes, grid, lines, and a tooltip for each month.</summary>
internal sealed class TimePlot
{
    /// <summary>Where the plot begins, from the top of the scene.</summary>
    public const double Top = 12;

    /// <summary>Between the plot and a label beside it.</summary>
    public const double LabelGap = 8;

    // Charts that stand above one another begin at the same place, unless one has a label still wider than this.
    private const string UsualLabel = "−100%";

    private readonly IReadOnlyList<DateOnly> _dates;
    private readonly IReadOnlyList<(double Value, string Label)> _grid;
    private readonly ChartSize _size;
    private readonly Scale _x;
    private readonly Scale _y;

    /// <param name="size">Of the whole scene.</param>
    /// <param name="dates">The sessions, oldest first.</param>
    /// <param name="vertical">Makes the vertical scale out of the places of its bottom and its top.</param>
    /// <param name="grid">The values that have a line across the plot, and what stands left of each.</param>
    public TimePlot(ChartSize size, IReadOnlyList<DateOnly> dates, Func<double, double, Scale> vertical, IReadOnlyList<(double Value, string Label)> grid)
    {
        (_size, _dates, _grid) = (size, dates, grid);
        Left = Math.Ceiling(grid.Select(line => line.Label).Append(UsualLabel).Max(label => TextWidth.Room(label, size.FontSize)) + LabelGap);
        Right = size.Width - (size.IsNarrow ? 70 : 104);
        Bottom = size.Height - (size.FontSize * 2);
        _x = new Scale(dates[0].DayNumber, dates[^1].DayNumber, Left, Right);
        _y = vertical(Bottom, Top);
    }

    public List<Mark> Marks { get; } = [];

    public double Left { get; }

    public double Right { get; }

    public double Bottom { get; }

    /// <summary>How much room there is right of the plot for a label, after a gap.</summary>
    public double RoomAtRight => _size.Width - Right - LabelGap;

    public double YAt(double value) => _y.At(value);

    public ChartPoint PointAt(int index, double value) => new(_x.At(_dates[index].DayNumber), _y.At(value));

    public void DrawGrid()
    {
        foreach (var (value, label) in _grid)
        {
            var y = Math.Round(YAt(value)) + 0.5;
            Marks.Add(new Mark.Line([new(Left, y), new(Right, y)], Ink.Grid));
            Marks.Add(new Mark.Text(new(Left - LabelGap, y + (_size.FontSize * 0.35)), label, Ink.Muted, _size.FontSize) { Anchor = TextAnchor.End });
        }
    }

    public void DrawDates()
    {
        var bottom = Math.Round(Bottom) + 0.5;
        Marks.Add(new Mark.Line([new(Left, bottom), new(Right, bottom)], Ink.Axis));
        foreach (var tick in DateTicks.Between(_dates[0], _dates[^1], Right - Left, _size.FontSize))
        {
            var x = _x.At(tick.Date.DayNumber);
            var half = TextWidth.Room(tick.Label, _size.FontSize) / 2;
            Marks.Add(new Mark.Line([new(Math.Round(x) + 0.5, bottom), new(Math.Round(x) + 0.5, bottom + 4)], Ink.Axis));
            Marks.Add(new Mark.Text(new(Math.Clamp(x, half, _size.Width - half), bottom + (_size.FontSize * 1.7)), tick.Label, Ink.Muted, _size.FontSize) { Anchor = TextAnchor.Middle });
        }
    }

    /// <summary>A line through the known values; where none is known, the line stops and begins anew.</summary>
    public void DrawLine(double[] values, Ink ink, double width)
    {
        foreach (var run in Runs(values))
        {
            if (run.Count == 1)
            {
                Marks.Add(new Mark.Dot(run[0], width, ink));
            }
            else
            {
                Marks.Add(new Mark.Line(Thinning.ToColumns(run), ink, width));
            }
        }
    }

    /// <summary>Fills between the values and a level.</summary>
    public void DrawArea(double[] values, double level, Ink ink, double opacity)
    {
        foreach (var run in Runs(values).Where(run => run.Count > 1))
        {
            var y = YAt(level);
            Marks.Add(new Mark.Area([new(run[0].X, y), .. Thinning.ToColumns(run), new(run[^1].X, y)], ink, opacity));
        }
    }

    /// <summary>An unseen strip over each month, whose tooltip tells its last session.</summary>
    public void DrawTooltips(Func<int, string> tooltip)
    {
        var left = Left;
        for (var index = 0; index < _dates.Count; index++)
        {
            if (index < _dates.Count - 1 && _dates[index].Month == _dates[index + 1].Month)
            {
                continue;
            }

            var right = _dates.Count == 1 ? Right : _x.At(_dates[index].DayNumber);
            Marks.Add(new Mark.Rect(left, Top, Math.Max(1, right - left), Bottom - Top, Ink.None) { Tooltip = tooltip(index) });
            left = right;
        }
    }

    private IEnumerable<List<ChartPoint>> Runs(double[] values)
    {
        var run = new List<ChartPoint>();
        for (var index = 0; index < values.Length; index++)
        {
            if (double.IsFinite(values[index]))
            {
                run.Add(PointAt(index, values[index]));
            }
            else if (run.Count > 0)
            {
                yield return run;
                run = [];
            }
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }
}

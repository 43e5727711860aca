using InvestOps.Pipeline.Reporting.Charts;
using InvestOps.Pipeline.Reporting.Charts.Scenes;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Reporting.Tunings.Charts;

/// <summary>The objective over two settings as coloured cells; the best trial's cell has a rim. Red is above zero and blue below.</summary>
internal static class SettingsMap
{
    private const double Strongest = 0.6;
    private const double Faintest = 0.05;
    private const double Top = 24;
    private const double Gap = 2;
    private const double WidestCell = 110;

    public static Scene Draw(TuningMap map, ReportText text, ChartSize size)
    {
        var marks = new List<Mark>();
        var left = Math.Min(size.Width / 3, map.Rows.Max(value => TextWidth.Room(value, size.FontSize)) + 10);
        var cell = Math.Min(WidestCell, (size.Width - left) / map.Columns.Count);
        var row = size.IsNarrow ? 22d : 28d;
        var strongest = Math.Max(1e-12, map.Medians.SelectMany(values => values).Max(value => Math.Abs(value ?? 0)));
        var every = Math.Max(1, (int)Math.Ceiling(map.Columns.Max(value => TextWidth.Room(value, size.FontSize) + 6) / cell));
        for (var column = 0; column < map.Columns.Count; column += every)
        {
            marks.Add(new Mark.Text(new(left + ((column + 0.5) * cell), 14), map.Columns[column], Ink.Muted, size.FontSize) { Anchor = TextAnchor.Middle });
        }

        for (var at = 0; at < map.Rows.Count; at++)
        {
            var top = Top + (at * row);
            marks.Add(new Mark.Text(new(left - 8, top + (row / 2) + (size.FontSize * 0.35)), map.Rows[at], Ink.Muted, size.FontSize) { Anchor = TextAnchor.End });
            for (var column = 0; column < map.Columns.Count; column++)
            {
                var place = new Mark.Rect(left + (column * cell), top, Math.Max(1, cell - Gap), row - Gap, Ink.Neutral);
                Cell(marks, map, at, column, place, strongest, size);
            }
        }

        return new Scene(size.Width, Top + (map.Rows.Count * row), text.With("tune.map.title", Short(map.Down), Short(map.Across)), Describe(map, text), marks);
    }

    /// <summary>The last word of a path.</summary>
    public static string Short(string path) => path[(path.LastIndexOf('.') + 1)..];

    private static void Cell(List<Mark> marks, TuningMap map, int row, int column, Mark.Rect place, double strongest, ChartSize size)
    {
        var value = map.Medians[row][column];
        var name = $"{Short(map.Down)} {map.Rows[row]}, {Short(map.Across)} {map.Columns[column]}";
        marks.Add(place with
        {
            Ink = value > 0 ? Ink.Up : value < 0 ? Ink.Down : Ink.Neutral,
            Opacity = value is { } known ? Faintest + (Math.Abs(known) / strongest * (Strongest - Faintest)) : Faintest,
            Radius = 2,
            Tooltip = $"{name}: {ReportNumbers.Number(value, 2)}",
        });
        if ((row, column) == map.Best)
        {
            marks.Add(new Mark.Line([new(place.X, place.Y), new(place.X + place.Width, place.Y), new(place.X + place.Width, place.Y + place.Height), new(place.X, place.Y + place.Height), new(place.X, place.Y)], Ink.Text, 1.5));
        }

        var label = ReportNumbers.Number(value, 2);
        if (TextWidth.Room(label, size.FontSize) + 2 <= place.Width)
        {
            marks.Add(new Mark.Text(new(place.X + (place.Width / 2), place.Y + (place.Height / 2) + (size.FontSize * 0.35)), label, Ink.Text, size.FontSize) { Anchor = TextAnchor.Middle, Bold = (row, column) == map.Best });
        }
    }

    private static string Describe(TuningMap map, ReportText text)
    {
        double[] known = [.. map.Medians.SelectMany(values => values).OfType<double>()];
        return known.Length == 0 ? text["word.none"] : text.With("tune.map.description", ReportNumbers.Number(known.Min(), 2), ReportNumbers.Number(known.Max(), 2));
    }
}

using System.Globalization;
using InvestOps.Domain.Performance;
using InvestOps.Pipeline.Reporting.Charts;
using InvestOps.Pipeline.Reporting.Charts.Scenes;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Reporting.TearSheets.Charts;

/// <summary>The return of each month as a coloured cell, a row a year. Red is up and blue is down, as Korea reads it.</summary>
internal static class MonthlyHeatMap
{
    /// <summary>A month of this size or more has the full colour; a year has it at three times the size.</summary>
    public const double FullColour = 0.10;

    /// <summary>How much of the colour the strongest cell has: figures on it must stay readable, in dark pages too.</summary>
    public const double Strongest = 0.55;

    private const double Faintest = 0.06;
    private const double Gap = 2;

    /// <summary>How tall the map of so many years is.</summary>
    public static double HeightOf(int years, bool narrow) => 22 + (years * (narrow ? 21 : 27));

    public static Scene Draw(TearSheet sheet, ReportText text, ChartSize size)
    {
        var marks = new List<Mark>();
        var left = size.IsNarrow ? 30d : 54d;
        var cell = (size.Width - left) / 13.6;
        var row = size.IsNarrow ? 21d : 27d;
        for (var month = 1; month <= 12; month++)
        {
            marks.Add(Heading(left + ((month - 0.5) * cell), size.IsNarrow ? month.ToString(CultureInfo.InvariantCulture) : text[$"month.{month}"], size));
        }

        marks.Add(Heading(size.Width - (cell * 0.65), text["word.year"], size));
        var years = sheet.Report.Yearly.ToDictionary(year => year.Year);
        var rows = sheet.Report.Monthly.GroupBy(month => month.Year).OrderBy(year => year.Key).ToArray();
        for (var index = 0; index < rows.Length; index++)
        {
            var top = 22 + (index * row);
            marks.Add(new Mark.Text(new(0, top + (row / 2) + (size.FontSize * 0.35)), rows[index].Key.ToString(CultureInfo.InvariantCulture), Ink.Muted, size.FontSize));
            foreach (var month in rows[index])
            {
                Cell(marks, new(left + ((month.Month!.Value - 1) * cell), top, cell - Gap, row - Gap, Ink.None), month, size);
            }

            if (years.TryGetValue(rows[index].Key, out var whole))
            {
                Cell(marks, new(size.Width - (cell * 1.3), top, cell * 1.3, row - Gap, Ink.None), whole, size);
            }
        }

        return new Scene(size.Width, HeightOf(rows.Length, size.IsNarrow), text["chart.monthly.title"], Describe(sheet, text), marks);
    }

    private static Mark.Text Heading(double x, string label, ChartSize size) =>
        new(new(x, 13), label, Ink.Muted, size.FontSize) { Anchor = TextAnchor.Middle };

    private static void Cell(List<Mark> marks, Mark.Rect place, PeriodReturn period, ChartSize size)
    {
        var isYear = period.Month is null;
        var strength = Math.Min(1, Math.Abs(period.Return) / (isYear ? FullColour * 3 : FullColour));
        var ink = period.Return > 0 ? Ink.Up : period.Return < 0 ? Ink.Down : Ink.Neutral;
        var name = isYear ? $"{period.Year}" : $"{period.Year}-{period.Month:00}";
        var benchmark = period.Benchmark is { } other && double.IsFinite(other) ? $" ({ReportNumbers.Change(other)})" : "";
        marks.Add(place with
        {
            Ink = ink,
            Opacity = Faintest + (strength * (Strongest - Faintest)),
            Radius = 2,
            Tooltip = $"{name}: {ReportNumbers.Change(period.Return)}{benchmark}",
        });

        // A phone's cells are too narrow for a plus sign: there the colour says it, and minus signs stay.
        var decimals = size.IsNarrow && Math.Abs(period.Return) >= 0.0995 ? 0 : 1;
        var label = size.IsNarrow ? ReportNumbers.Number(period.Return * 100, decimals) : ReportNumbers.Plus(period.Return * 100, decimals);
        var fontSize = size.IsNarrow ? 9 : size.FontSize;
        marks.Add(new Mark.Text(new(place.X + (place.Width / 2), place.Y + (place.Height / 2) + (fontSize * 0.35)), label, Ink.Text, fontSize)
        {
            Anchor = TextAnchor.Middle,
            Bold = isYear,
        });
    }

    private static string Describe(TearSheet sheet, ReportText text)
    {
        if (sheet.Report.Monthly.Count == 0)
        {
            return text["word.none"];
        }

        var best = sheet.Report.Monthly.MaxBy(month => month.Return)!;
        var worst = sheet.Report.Monthly.MinBy(month => month.Return)!;
        return text.With("chart.monthly.description", NameOf(best), ReportNumbers.Change(best.Return), NameOf(worst), ReportNumbers.Change(worst.Return));
    }

    private static string NameOf(PeriodReturn period) => $"{period.Year}-{period.Month:00}";
}

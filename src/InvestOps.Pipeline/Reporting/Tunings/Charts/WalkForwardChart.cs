using System.Globalization;
using InvestOps.Pipeline.Reporting.Charts;
using InvestOps.Pipeline.Reporting.Charts.Axes;
using InvestOps.Pipeline.Reporting.Charts.Scenes;
using InvestOps.Pipeline.Reporting.TearSheets.Charts;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Reporting.Tunings.Charts;

/// <summary>The equity of the walk-forwards, test part after test part, and that of the trial that is best in hindsight.</summary>
internal static class WalkForwardChart
{
    private const double Padding = 0.04;

    /// <summary>The hues of rolling, anchored and hindsight.</summary>
    public static IReadOnlyList<Ink> Inks { get; } = [Ink.PartA, Ink.PartB, Ink.PartC];

    public static Scene Draw(TuningSheet sheet, ReportText text, ChartSize size)
    {
        double[][] curves = [[.. sheet.Rolling], [.. sheet.Anchored], [.. sheet.Hindsight]];
        string[] names = [text["tune.forward.rolling"], text["tune.forward.anchored"], text["tune.forward.hindsight"]];
        var (lowest, highest) = (curves.Min(curve => curve.Min()), curves.Max(curve => curve.Max()));
        var room = Math.Max((highest - lowest) * Padding, highest * 0.01);
        var (min, max) = (lowest - room, highest + room);
        var grid = Ticks.Linear(min, max, size.IsNarrow ? 5 : 7).Select(value => (value, value.ToString("#,##0.##", CultureInfo.InvariantCulture))).ToArray();
        var plot = new TimePlot(size, sheet.Dates, (bottom, top) => new Scale(min, max, bottom, top), grid);
        plot.DrawGrid();
        plot.DrawDates();
        for (var curve = curves.Length - 1; curve >= 0; curve--)
        {
            // The anchored one is often the rolling one, and then shows as its rim.
            plot.DrawLine(curves[curve], Inks[curve], curve == 1 ? 4 : 1.5);
        }

        var ends = string.Join(", ", names.Select((name, curve) => $"{name} {ReportNumbers.Number(curves[curve][^1], 1)}"));
        plot.DrawTooltips(session => sheet.Dates[session].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + ": "
            + string.Join(", ", names.Select((name, curve) => $"{name} {ReportNumbers.Number(curves[curve][session], 1)}")));
        return new Scene(size.Width, size.Height, text["tune.forward.title"], ends, plot.Marks);
    }
}

using InvestOps.Pipeline.Reporting.Charts;
using InvestOps.Pipeline.Reporting.Charts.Axes;
using InvestOps.Pipeline.Reporting.Charts.Scenes;
using InvestOps.Pipeline.Reporting.TearSheets.Charts;
using InvestOps.Pipeline.Reporting.Wording;
using InvestOps.Pipeline.Tuning;

namespace InvestOps.Pipeline.Reporting.Tunings.Charts;

/// <summary>Which value of a setting the rolling walk-forward used when: a line that jumps about is a choice that follows noise.</summary>
internal static class ParameterPath
{
    private const int MostLabels = 8;

    public static Scene Draw(TuningSheet sheet, int dimension, ReportText text, ChartSize size)
    {
        var (path, values) = (sheet.Document.Plan.Dimensions[dimension].Path, sheet.Document.Plan.Dimensions[dimension].Values);
        var every = (int)Math.Ceiling((double)values.Count / MostLabels);
        var grid = Enumerable.Range(0, values.Count).Where(place => place % every == 0).Select(place => ((double)place, values[place])).ToArray();
        var plot = new TimePlot(size, sheet.Dates, (bottom, top) => new Scale(-0.5, values.Count - 0.5, bottom, top), grid);
        var places = new double[sheet.Dates.Count];
        Array.Fill(places, double.NaN);
        for (var session = 0; session < places.Length; session++)
        {
            places[session] = FoldOf(sheet, session) is { } fold ? IndexOf(values, fold.Chosen[path]) : double.NaN;
        }

        plot.DrawGrid();
        plot.DrawDates();
        plot.DrawLine(places, Ink.Series, 2);
        plot.DrawTooltips(session => FoldOf(sheet, session) is { } fold ? fold.Chosen[path] : ReportNumbers.None);
        var chosen = string.Join(", ", sheet.Document.Rolling.Select(fold => fold.Chosen[path]));
        return new Scene(size.Width, size.Height, SettingsMap.Short(path), chosen.Length == 0 ? text["word.none"] : chosen, plot.Marks);
    }

    private static FoldEntry? FoldOf(TuningSheet sheet, int session) =>
        sheet.Document.Rolling.FirstOrDefault(fold => fold.TestFrom <= sheet.Dates[session] && sheet.Dates[session] <= fold.TestTo);

    private static double IndexOf(IReadOnlyList<string> values, string value)
    {
        for (var place = 0; place < values.Count; place++)
        {
            if (values[place] == value)
            {
                return place;
            }
        }

        return double.NaN;
    }
}

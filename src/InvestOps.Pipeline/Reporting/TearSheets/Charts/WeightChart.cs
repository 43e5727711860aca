using System.Globalization;
using InvestOps.Pipeline.Reporting.Charts;
using InvestOps.Pipeline.Reporting.Charts.Axes;
using InvestOps.Pipeline.Reporting.Charts.Scenes;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Reporting.TearSheets.Charts;

/// <summary>Weights over time, stacked. What is free above the layers is cash.</summary>
internal static class WeightChart
{
    // Each place of the picture shows one session; between two of them a layer runs straight.
    private const int WidePlaces = 240;
    private const int NarrowPlaces = 120;

    public static Scene Draw(TearSheet sheet, WeightLayers layers, ReportText text, ChartSize size)
    {
        DateOnly[] dates = [.. sheet.Result.Curve.Select(point => point.Date.Date)];
        var top = Math.Max(1, layers.Weights.Max(weights => weights.Sum()));
        var grid = Ticks.Linear(0, top, 4);
        var plot = new TimePlot(size, dates, (bottom, high) => new Scale(0, top, bottom, high), [.. grid.Select(value => (value, ReportNumbers.Percent(value, 0)))]);
        var places = Places(dates.Length, size.IsNarrow ? NarrowPlaces : WidePlaces);
        var below = new double[places.Length];
        for (var layer = 0; layer <= layers.Issues.Count; layer++)
        {
            var above = places.Select((session, place) => below[place] + layers.Weights[session][layer]).ToArray();
            AddLayer(plot, places, below, above, layer < layers.Issues.Count ? layers.Issues[layer].Ink : Ink.Neutral, layer < layers.Issues.Count ? 0.85 : 0.45);
            below = above;
        }

        plot.DrawGrid();
        plot.DrawDates();
        plot.DrawTooltips(index => Tooltip(dates[index], layers.Weights[index], sheet.Report.Holdings.IssuesAfter(index).Length, text));
        return new Scene(size.Width, size.Height, text["chart.weights.title"], Describe(layers), plot.Marks);
    }

    private static int[] Places(int sessions, int most) => sessions <= most
        ? [.. Enumerable.Range(0, sessions)]
        : [.. Enumerable.Range(0, most).Select(place => (int)((long)place * (sessions - 1) / (most - 1))).Distinct()];

    private static void AddLayer(TimePlot plot, int[] places, double[] below, double[] above, Ink ink, double opacity)
    {
        for (var start = 0; start < places.Length; start++)
        {
            var end = start;
            while (end < places.Length && above[end] > below[end])
            {
                end++;
            }

            if (end > start)
            {
                // A holding begins and ends between two places: the layer tapers to the ones around it.
                var (first, last) = (Math.Max(0, start - 1), Math.Min(places.Length - 1, end));
                var run = Enumerable.Range(first, last - first + 1).ToArray();
                ChartPoint[] outline = [.. run.Select(place => plot.PointAt(places[place], above[place])), .. run.Reverse().Select(place => plot.PointAt(places[place], below[place]))];
                plot.Marks.Add(new Mark.Area(outline, ink, opacity));
                start = end;
            }
        }
    }

    private static string Tooltip(DateOnly date, double[] weights, int holdings, ReportText text) => text.With(
        "chart.weights.tooltip",
        date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ReportNumbers.Percent(weights.Sum(), 1),
        ReportNumbers.Count(holdings));

    private static string Describe(WeightLayers layers) =>
        string.Join(", ", layers.Issues.Select(issue => $"{Printable.From(issue.Name)} {ReportNumbers.Percent(issue.Mean, 1)}"));
}

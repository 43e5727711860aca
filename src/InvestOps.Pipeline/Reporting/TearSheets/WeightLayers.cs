using InvestOps.Domain.Performance.Books;
using InvestOps.Pipeline.Reporting.Charts;

namespace InvestOps.Pipeline.Reporting.TearSheets;

/// <summary>Weights over time as layers of one whole: the issues that weighed most on average, then all others; what is left up to 100 % is cash.</summary>
internal sealed class WeightLayers
{
    private static readonly Ink[] Inks = [Ink.PartA, Ink.PartB, Ink.PartC, Ink.PartD, Ink.PartE, Ink.PartF, Ink.PartG, Ink.PartH];

    public WeightLayers(TearSheet sheet)
    {
        var history = sheet.Report.Holdings;
        var equity = sheet.Result.Curve.Select(point => (double)point.Equity.Amount).ToArray();
        var sums = new double[history.Symbols.Count];
        for (var t = 0; t < history.Sessions; t++)
        {
            var issues = history.IssuesAfter(t);
            var values = history.ValuesAfter(t);
            for (var position = 0; position < issues.Length; position++)
            {
                sums[issues[position]] += Share(values[position], equity[t]);
            }
        }

        var held = Enumerable.Range(0, sums.Length).Where(issue => sums[issue] > 0).OrderByDescending(issue => sums[issue]).ThenBy(issue => issue).ToArray();
        var largest = held.Take(Inks.Length).ToArray();
        Issues = [.. largest.Select((issue, place) => (sheet.NameOf(history.Symbols[issue]), Inks[place], sums[issue] / equity.Length))];
        Others = held.Length - largest.Length;
        Weights = WeightsOf(history, equity, largest);
    }

    /// <summary>The layers from the bottom up: name, ink, mean weight.</summary>
    public IReadOnlyList<(string Name, Ink Ink, double Mean)> Issues { get; }

    /// <summary>How many issues are in the layer of all others, the last one.</summary>
    public int Others { get; }

    /// <summary>For each session the weight of each layer, that of all others last.</summary>
    public double[][] Weights { get; }

    private static double[][] WeightsOf(HoldingHistory history, double[] equity, int[] largest)
    {
        var places = largest.Select((issue, place) => (issue, place)).ToDictionary(pair => pair.issue, pair => pair.place);
        var weights = new double[history.Sessions][];
        for (var t = 0; t < weights.Length; t++)
        {
            weights[t] = new double[largest.Length + 1];
            var issues = history.IssuesAfter(t);
            var values = history.ValuesAfter(t);
            for (var position = 0; position < issues.Length; position++)
            {
                weights[t][places.GetValueOrDefault(issues[position], largest.Length)] += Share(values[position], equity[t]);
            }
        }

        return weights;
    }

    private static double Share(double part, double whole) => whole > 0 ? part / whole : 0;
}

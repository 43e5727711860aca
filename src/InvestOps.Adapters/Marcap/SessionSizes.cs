using System.Globalization;
using InvestOps.Pipeline.MarketData.Tables;

namespace InvestOps.Adapters.Marcap;

/// <summary>Notes sessions of a whole-market file that have far fewer rows than the file's other ones: they may be incomplete.</summary>
internal static class SessionSizes
{
    private const double Plausible = 0.8;
    private const int MostExamples = 5;

    public static IEnumerable<string> Notes(BarTable table, int start, int rows)
    {
        var counts = new SortedDictionary<int, int>();
        foreach (var day in table.Days.Slice(start, rows))
        {
            counts[day] = counts.GetValueOrDefault(day) + 1;
        }

        if (counts.Count == 0)
        {
            return [];
        }

        var median = counts.Values.Order().ElementAt(counts.Count / 2);
        var thin = counts.Where(pair => pair.Value < Plausible * median).ToArray();
        if (thin.Length == 0)
        {
            return [];
        }

        var examples = string.Join(", ", thin.Take(MostExamples).Select(pair => string.Create(CultureInfo.InvariantCulture, $"{DateOnly.FromDayNumber(pair.Key):yyyy-MM-dd} ({pair.Value:N0})")));
        return [string.Create(CultureInfo.InvariantCulture, $"{thin.Length:N0} of {counts.Count:N0} sessions have fewer than 80 % of the usual {median:N0} rows and may be incomplete: {examples}")];
    }
}

using System.Globalization;
using InvestOps.Domain.CorporateActions;
using InvestOps.Domain.Market;

namespace InvestOps.Benchmarks.Evidence;

/// <summary>
/// A list of known adjustments (ex_date, code, old ÷ new price) against what raw rows tell: the base price where a run of whole-market rows
/// holds the day; the listed shares of weekly files around it and after it; the price limits around the base price that the ratio implies.
/// </summary>
internal static class EventEvidence
{
    private const double ExactTolerance = 1e-5; // the list has six decimals
    private const double ShareTolerance = 0.01;
    private const int DaysForListing = 130;

    public static async Task RunAsync(string events, string root, string rawRows, string weekly)
    {
        var actions = (await RawWindows.LoadAsync(root)).SelectMany(CorporateActionReading.Of).ToLookup(action => (action.ExDate.Date, action.Symbol));
        var sessions = (await RawWindows.LoadAsync(root)).SelectMany(panel => panel.Sessions.Skip(1)).Select(session => session.Date).ToHashSet();
        var raw = new ParquetRows(rawRows, "open", "high", "low", "close");
        var shares = new ParquetRows(weekly, "listed_shares");
        var tallies = new SortedDictionary<string, EventTally>(StringComparer.Ordinal);
        foreach (var (date, symbol, ratio) in Read(events))
        {
            var tally = tallies.TryGetValue(ClassOf(ratio), out var known) ? known : tallies[ClassOf(ratio)] = new EventTally();
            tally.Events++;
            if (sessions.Contains(date))
            {
                tally.AddBasePrice(date, symbol, ratio, actions[(date, symbol)].FirstOrDefault(), ExactTolerance);
            }

            tally.AddShares(date, symbol, ratio, OnTheDay(shares.Of(symbol), date), Later(shares.Of(symbol), date, ratio), ShareTolerance);
            tally.AddLimits(date, symbol, ratio, raw.Of(symbol));
        }

        foreach (var (name, tally) in tallies)
        {
            tally.Print(name);
        }
    }

    private static IEnumerable<(DateOnly Date, Symbol Symbol, double Ratio)> Read(string events) =>
        File.ReadLines(events).Skip(1).Select(line => line.Split(',')).Select(cells => (
            DateOnly.ParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Symbol.Parse(cells[1]),
            double.Parse(cells[2], CultureInfo.InvariantCulture)));

    private static string ClassOf(double ratio) => ratio switch
    {
        >= 1.9 => "1 ratio 1.9 or more (splits, bonus issues)",
        > 1 => "2 ratio 1 to 1.9 (rights, bonus issues, stock dividends)",
        > 0.55 => "3 ratio 0.55 to 1 (reductions with refund, company splits)",
        _ => "4 ratio up to 0.55 (reverse splits, capital reductions)",
    };

    private static double OnTheDay(List<(DateOnly Date, double[] Values)> shares, DateOnly date)
    {
        var after = shares.FindIndex(row => row.Date >= date);
        return after <= 0 ? double.NaN : shares[after].Values[0] / shares[after - 1].Values[0];
    }

    // The later count that comes nearest to the ratio.
    private static double Later(List<(DateOnly Date, double[] Values)> shares, DateOnly date, double ratio)
    {
        var before = shares.FindLastIndex(row => row.Date < date);
        return before < 0
            ? double.NaN
            : shares.Where(row => row.Date >= date && row.Date <= date.AddDays(DaysForListing)).Select(row => row.Values[0] / shares[before].Values[0])
                .DefaultIfEmpty(double.NaN).MinBy(found => Math.Abs((found / ratio) - 1));
    }
}

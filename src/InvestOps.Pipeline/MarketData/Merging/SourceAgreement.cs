using System.Globalization;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData.Tables;

namespace InvestOps.Pipeline.MarketData.Merging;

/// <summary>
/// Compares the closes of sources that give the same dates and codes. Corrections touch a few rows; where many closes differ,
/// one source is adjusted and the other is not, or both were adjusted on different days.
/// </summary>
internal sealed class SourceAgreement(MergeTally tally)
{
    private const int FewestRowsToJudge = 20;
    private const double MostRowsThatDiffer = 0.05;
    private readonly SortedDictionary<(int First, int Other), (int Shared, int Differing)> _pairs = [];
    private readonly HashSet<int> _asTraded = [];

    /// <summary>Takes in two rows of the same date and code.</summary>
    public void Add(BarTable table, int row, int first)
    {
        var (source, before) = (table.Sources[row], table.Sources[first]);
        if (source == MergeTally.Stored || before == MergeTally.Stored)
        {
            return;
        }

        var (shared, differing) = _pairs.GetValueOrDefault((before, source));
        var differs = table.NumberAt(BarColumn.Close, row) != table.NumberAt(BarColumn.Close, first);
        _pairs[(before, source)] = (shared + 1, differs ? differing + 1 : differing);
        MarkAsTraded(table, row);
        MarkAsTraded(table, first);
    }

    /// <exception cref="MarketDataException">Some sources give other closes than others.</exception>
    public void RefuseMixing()
    {
        foreach (var ((first, _), pair) in _pairs)
        {
            if (Differs(pair))
            {
                throw Mixed(first);
            }
        }
    }

    private static bool Differs((int Shared, int Differing) pair) =>
        pair.Differing >= FewestRowsToJudge && pair.Differing > MostRowsThatDiffer * pair.Shared;

    // Only files of the whole market have the market cap, and their prices are as traded.
    private void MarkAsTraded(BarTable table, int row)
    {
        if (!double.IsNaN(table.NumberAt(BarColumn.MarketCap, row)))
        {
            _asTraded.Add(table.Sources[row]);
        }
    }

    private MarketDataException Mixed(int first)
    {
        var against = _pairs.Where(entry => entry.Key.First == first && Differs(entry.Value)).ToArray();
        int[] others = [.. against.Select(entry => entry.Key.Other)];
        int[] same = [first, .. _pairs.Keys.Where(key => key.First == first && !others.Contains(key.Other)).Select(key => key.Other)];
        var (shared, differing) = (against.Sum(entry => entry.Value.Shared), against.Sum(entry => entry.Value.Differing));
        var kinds = (same.Any(_asTraded.Contains), others.Any(_asTraded.Contains)) switch
        {
            (true, false) => $"Prices as traded: {Names(same)}. Adjusted: {Names(others)}.",
            (false, true) => $"Prices as traded: {Names(others)}. Adjusted: {Names(same)}.",
            _ => $"On one side: {Names(same)}. On the other: {Names(others)}. One side is adjusted and the other is not, or they were adjusted on different days.",
        };
        return new MarketDataException(string.Create(CultureInfo.InvariantCulture,
            $"These files do not go into one root: of {shared:N0} closes that they share, {differing:N0} differ. {kinds} Import each side by itself into a --root of its own, adjusted prices with --adjusted. Nothing was written."));
    }

    private string Names(IEnumerable<int> sources) => string.Join(", ", sources.Select(source => tally.Sources[source].Source.Name));
}

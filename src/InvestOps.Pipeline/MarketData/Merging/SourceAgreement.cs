using System.Globalization;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData.Tables;

namespace InvestOps.Pipeline.MarketData.Merging;

/// <summary>
/// Compares the closes of sources that give the same dates and codes, with each other and with the stored ones. Corrections touch a few rows; where many closes differ,
/// one source is adjusted and the other is not, or both were adjusted on different days.
/// </summary>
internal sealed class SourceAgreement(MergeTally tally)
{
    private const int FewestRowsToJudge = 20;
    private const double MostRowsThatDiffer = 0.05;
    private readonly SortedDictionary<(int First, int Other), (int Shared, int Differing)> _pairs = [];
    private readonly HashSet<int> _asTraded = [];
    private readonly (int Shared, int Differing)[] _withStored = new (int, int)[tally.Sources.Length];

    /// <summary>Takes in two rows of the same date and code.</summary>
    public void Add(BarTable table, int row, int first)
    {
        var (source, before) = (table.Sources[row], table.Sources[first]);
        var differs = table.NumberAt(BarColumn.Close, row) != table.NumberAt(BarColumn.Close, first);
        if (before == MergeTally.Stored)
        {
            AddStored(table, row, differs);
            return;
        }

        var (shared, differing) = _pairs.GetValueOrDefault((before, source));
        _pairs[(before, source)] = (shared + 1, differs ? differing + 1 : differing);
        MarkAsTraded(table, row);
        MarkAsTraded(table, first);
    }

    /// <summary>Takes in a row whose date and code are stored.</summary>
    public void AddStored(BarTable table, int row, bool differs)
    {
        ref var pair = ref _withStored[table.Sources[row]];
        pair = (pair.Shared + 1, differs ? pair.Differing + 1 : pair.Differing);
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

    /// <param name="basis">Of the stored prices, and of the given ones.</param>
    /// <exception cref="MarketDataException">Some sources give other closes than are stored.</exception>
    public void RefuseOtherScale(PriceBasis basis)
    {
        int[] others = [.. Enumerable.Range(0, _withStored.Length).Where(source => Differs(_withStored[source]))];
        if (others.Length == 0)
        {
            return;
        }

        var (shared, differing) = (others.Sum(source => _withStored[source].Shared), others.Sum(source => _withStored[source].Differing));
        var counts = string.Create(CultureInfo.InvariantCulture, $"{differing:N0} of {shared:N0} shared closes differ");
        var why = basis == PriceBasis.Adjusted
            ? $"these adjusted prices are of another vintage than the stored ones: {counts}. Import them into a --root of their own."
            : $"these prices are on another scale than the stored ones, which are as traded: {counts}. They are probably adjusted: import them with --adjusted into a --root of their own.";
        throw new MarketDataException($"{Names(others)}: {why} Nothing was written.");
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

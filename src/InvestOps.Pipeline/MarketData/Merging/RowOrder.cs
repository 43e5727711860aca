using InvestOps.Pipeline.MarketData.Tables;

namespace InvestOps.Pipeline.MarketData.Merging;

/// <summary>Puts rows in order of date and code. Rows of the same date and code stay in the order in which they are given.</summary>
internal static class RowOrder
{
    public static int[] Sort(BarTable table, ReadOnlySpan<int> rows)
    {
        if (rows.IsEmpty)
        {
            return [];
        }

        var (sorted, starts) = ByDay(table.Days, rows);
        var ranks = table.Codes.Ranks();
        for (var day = 0; day + 1 < starts.Length; day++)
        {
            ByCode(table.CodeIds, ranks, sorted.AsSpan(starts[day], starts[day + 1] - starts[day]));
        }

        return sorted;
    }

    // A counting sort: dates are few and close together.
    private static (int[] Sorted, int[] Starts) ByDay(ReadOnlySpan<int> days, ReadOnlySpan<int> rows)
    {
        var (first, last) = (int.MaxValue, int.MinValue);
        foreach (var row in rows)
        {
            first = Math.Min(first, days[row]);
            last = Math.Max(last, days[row]);
        }

        var starts = new int[last - first + 2];
        foreach (var row in rows)
        {
            starts[days[row] - first + 1]++;
        }

        for (var day = 1; day < starts.Length; day++)
        {
            starts[day] += starts[day - 1];
        }

        var next = starts.AsSpan().ToArray();
        var sorted = new int[rows.Length];
        foreach (var row in rows)
        {
            sorted[next[days[row] - first]++] = row;
        }

        return (sorted, starts);
    }

    private static void ByCode(ReadOnlySpan<int> codes, int[] ranks, Span<int> rows)
    {
        var isSorted = true;
        for (var i = 1; i < rows.Length && isSorted; i++)
        {
            isSorted = ranks[codes[rows[i - 1]]] <= ranks[codes[rows[i]]];
        }

        if (isSorted)
        {
            return;
        }

        var keys = new long[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            keys[i] = ((long)ranks[codes[rows[i]]] << 32) | (uint)i;
        }

        Array.Sort(keys);
        var before = rows.ToArray();
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = before[(int)(uint)keys[i]];
        }
    }
}

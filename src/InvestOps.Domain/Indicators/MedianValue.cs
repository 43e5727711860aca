using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using InvestOps.Domain.Market;

namespace InvestOps.Domain.Indicators;

/// <summary>The median traded value of the last sessions, in won. Sessions without trades, or without a row, count as 0.</summary>
public static class MedianValue
{
    /// <summary>One issue's median; with an even number of sessions, the mean of the two in the middle.</summary>
    public static double Of(MarketWindow window, int sessions, int issue)
    {
        var values = ArrayPool<double>.Shared.Rent(sessions);
        for (var ago = 0; ago < sessions; ago++)
        {
            var value = window.At(PanelColumn.Value, ago, issue);
            values[ago] = value > 0 ? value : 0;
        }

        var sorted = values.AsSpan(0, sessions);
        sorted.Sort();
        var median = (sorted[(sessions - 1) / 2] + sorted[sessions / 2]) / 2;
        ArrayPool<double>.Shared.Return(values);
        return median;
    }

    /// <summary>Clears the flag of every issue whose median is below a value.</summary>
    /// <remarks>
    /// Counts, row by row, on how many sessions an issue reaches the value. That settles all but the issues with exactly
    /// half of the sessions on each side, whose median is then worked out.
    /// </remarks>
    public static void AtLeast(MarketWindow window, int sessions, double won, IssueMask admitted)
    {
        var counts = ArrayPool<long>.Shared.Rent(admitted.Count);
        counts.AsSpan(0, admitted.Count).Clear();
        for (var ago = 0; ago < sessions; ago++)
        {
            Count(window.Row(PanelColumn.Value, ago), won, counts);
        }

        admitted.KeepWhere((window, counts, sessions, won), static (state, issue) =>
        {
            var twice = state.counts[issue] * 2;
            return twice > state.sessions || (twice == state.sessions && Of(state.window, state.sessions, issue) >= state.won);
        });
        ArrayPool<long>.Shared.Return(counts);
    }

    // A comparison gives all ones, which is minus one.
    private static void Count(ReadOnlySpan<double> values, double won, Span<long> counts)
    {
        var vectors = MemoryMarshal.Cast<double, Vector512<double>>(values);
        var sums = MemoryMarshal.Cast<long, Vector512<long>>(counts);
        var least = Vector512.Create(won);
        for (var vector = 0; vector < vectors.Length; vector++)
        {
            sums[vector] -= Vector512.GreaterThanOrEqual(vectors[vector], least).AsInt64();
        }

        for (var issue = vectors.Length * Vector512<double>.Count; issue < values.Length; issue++)
        {
            counts[issue] += values[issue] >= won ? 1 : 0;
        }
    }
}

using System.Buffers;
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
    public static void AtLeast(MarketWindow window, int sessions, double won, Span<bool> admitted)
    {
        var counts = ArrayPool<int>.Shared.Rent(admitted.Length);
        counts.AsSpan(0, admitted.Length).Clear();
        for (var ago = 0; ago < sessions; ago++)
        {
            var values = window.Row(PanelColumn.Value, ago);
            for (var issue = 0; issue < admitted.Length; issue++)
            {
                counts[issue] += values[issue] >= won ? 1 : 0;
            }
        }

        for (var issue = 0; issue < admitted.Length; issue++)
        {
            var twice = counts[issue] * 2;
            admitted[issue] &= twice > sessions || (twice == sessions && admitted[issue] && Of(window, sessions, issue) >= won);
        }

        ArrayPool<int>.Shared.Return(counts);
    }
}

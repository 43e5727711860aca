namespace InvestOps.Domain.Performance;

/// <summary>Falls from the highest value so far.</summary>
public static class Drawdown
{
    /// <summary>V ÷ running maximum − 1, one for each value: 0 at a new high, never above.</summary>
    public static double[] Series(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var drawdowns = new double[values.Count];
        var peak = double.NegativeInfinity;
        for (var t = 0; t < drawdowns.Length; t++)
        {
            peak = Math.Max(peak, values[t]);
            drawdowns[t] = (values[t] / peak) - 1;
        }

        return drawdowns;
    }

    /// <summary>The deepest fall, as a negative fraction; 0 where there is none.</summary>
    public static double Deepest(IReadOnlyList<double> values)
    {
        var deepest = 0d;
        foreach (var drawdown in Series(values))
        {
            deepest = Math.Min(deepest, drawdown);
        }

        return deepest;
    }

    /// <summary>
    /// The most calendar days from a peak to the first day on which its value was reached again, or to the last day where it
    /// never was; 0 where nothing fell.
    /// </summary>
    /// <param name="dates">The day of each value.</param>
    public static int LongestDays(IReadOnlyList<DateOnly> dates, IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(dates);
        ArgumentNullException.ThrowIfNull(values);
        var (longest, peak, underWater) = (0, 0, false);
        for (var t = 1; t < values.Count; t++)
        {
            underWater |= values[t] < values[peak];
            if (underWater)
            {
                longest = Math.Max(longest, dates[t].DayNumber - dates[peak].DayNumber);
            }

            if (values[t] >= values[peak])
            {
                (peak, underWater) = (t, false);
            }
        }

        return longest;
    }
}

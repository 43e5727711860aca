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

    /// <summary>Every time under water, in order.</summary>
    public static IReadOnlyList<DrawdownSpell> Spells(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var spells = new List<DrawdownSpell>();
        var (peak, valley) = (0, 0);
        for (var t = 1; t < values.Count; t++)
        {
            if (values[t] < values[peak])
            {
                valley = valley == peak || values[t] < values[valley] ? t : valley;
                continue;
            }

            if (valley != peak)
            {
                spells.Add(Spell(values, peak, valley, t));
            }

            (peak, valley) = (t, t);
        }

        if (valley != peak)
        {
            spells.Add(Spell(values, peak, valley, null));
        }

        return spells;
    }

    /// <summary>The ulcer index (Martin and McCann, 1989), √(Σ drawdown² ÷ (n − 1)) over n sessions, as QuantStats divides. Null with fewer than two.</summary>
    /// <param name="drawdowns">One for each session, the start left out.</param>
    public static double? UlcerIndex(ReadOnlySpan<double> drawdowns)
    {
        var squares = 0d;
        foreach (var drawdown in drawdowns)
        {
            squares += drawdown * drawdown;
        }

        return drawdowns.Length < 2 ? null : Math.Sqrt(squares / (drawdowns.Length - 1));
    }

    private static DrawdownSpell Spell(IReadOnlyList<double> values, int peak, int valley, int? recovery) =>
        new(peak, valley, recovery, (values[valley] / values[peak]) - 1);
}

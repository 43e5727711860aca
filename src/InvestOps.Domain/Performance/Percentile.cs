namespace InvestOps.Domain.Performance;

/// <summary>Percentiles by linear interpolation between order statistics, as numpy's default.</summary>
public static class Percentile
{
    /// <param name="ascending">At least one value, sorted.</param>
    /// <param name="share">0 to 1.</param>
    public static double Of(ReadOnlySpan<double> ascending, double share)
    {
        ArgumentOutOfRangeException.ThrowIfZero(ascending.Length, nameof(ascending));
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        var place = share * (ascending.Length - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, ascending.Length - 1);
        return ascending[below] + ((ascending[above] - ascending[below]) * (place - below));
    }

    internal static double[] Sorted(ReadOnlySpan<double> values)
    {
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return sorted;
    }
}

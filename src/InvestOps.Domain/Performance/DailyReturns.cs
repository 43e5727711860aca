namespace InvestOps.Domain.Performance;

/// <summary>Simple returns from one value to the next.</summary>
public static class DailyReturns
{
    /// <summary>How many sessions count as a year in every annualised measure.</summary>
    public const int SessionsPerYear = 252;

    /// <summary>V(t) ÷ V(t−1) − 1: one less than there are values. NaN where a value is missing or the earlier one is 0.</summary>
    public static double[] Of(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var returns = new double[Math.Max(0, values.Count - 1)];
        for (var t = 0; t < returns.Length; t++)
        {
            returns[t] = values[t] == 0 ? double.NaN : (values[t + 1] / values[t]) - 1;
        }

        return returns;
    }

    /// <summary>The compound of all returns: Π(1 + r) − 1.</summary>
    public static double Total(ReadOnlySpan<double> returns)
    {
        var growth = 1d;
        foreach (var r in returns)
        {
            growth *= 1 + r;
        }

        return growth - 1;
    }

    internal static double MeanOf(ReadOnlySpan<double> values)
    {
        var sum = 0d;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }
}

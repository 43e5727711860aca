namespace InvestOps.Domain.Performance;

/// <summary>The shape of a distribution of returns, by the sample estimators that correct for bias (Joanes and Gill, 1998: G1 and G2).</summary>
public static class Moments
{
    /// <summary>Skewness: 0 for a symmetric distribution, below it where losses are the larger moves. Null with fewer than three returns, or without scatter.</summary>
    public static double? Skewness(ReadOnlySpan<double> returns)
    {
        var n = (double)returns.Length;
        if (n < 3 || Dispersion.StandardDeviation(returns) == 0)
        {
            return null;
        }

        var (second, third, _) = Central(returns);
        return third / Math.Pow(second, 1.5) * Math.Sqrt(n * (n - 1)) / (n - 2);
    }

    /// <summary>Raw kurtosis, 3 for a normal distribution (not the excess over it). Null with fewer than four returns, or without scatter.</summary>
    public static double? Kurtosis(ReadOnlySpan<double> returns)
    {
        var n = (double)returns.Length;
        if (n < 4 || Dispersion.StandardDeviation(returns) == 0)
        {
            return null;
        }

        var (second, _, fourth) = Central(returns);
        var excess = (fourth / (second * second)) - 3;
        return ((n - 1) / ((n - 2) * (n - 3)) * (((n + 1) * excess) + 6)) + 3;
    }

    private static (double Second, double Third, double Fourth) Central(ReadOnlySpan<double> returns)
    {
        var mean = DailyReturns.MeanOf(returns);
        var (second, third, fourth) = (0d, 0d, 0d);
        foreach (var r in returns)
        {
            var square = (r - mean) * (r - mean);
            second += square;
            third += square * (r - mean);
            fourth += square * square;
        }

        return (second / returns.Length, third / returns.Length, fourth / returns.Length);
    }
}

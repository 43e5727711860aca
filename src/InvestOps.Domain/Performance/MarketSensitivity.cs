namespace InvestOps.Domain.Performance;

/// <summary>How a portfolio moves with its benchmark, over the sessions on which both are known.</summary>
public static class MarketSensitivity
{
    /// <summary>Beta, cov(r, b) ÷ var(b) (Sharpe, 1964). Null with fewer than two sessions, or where the benchmark does not vary.</summary>
    public static double? Beta(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark)
    {
        var (own, other) = Known(returns, benchmark);
        if (own.Length < 2)
        {
            return null;
        }

        var (covariance, _, variance) = Squares(own, other);
        return variance > 0 ? covariance / variance : null;
    }

    /// <summary>Jensen's alpha (1968) without a risk-free rate, compounded to a year: (1 + mean(r − βb))^252 − 1. Null where beta is.</summary>
    public static double? Alpha(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark)
    {
        if (Beta(returns, benchmark) is not { } beta)
        {
            return null;
        }

        var (own, other) = Known(returns, benchmark);
        return Math.Pow(1 + DailyReturns.MeanOf(Difference(own, other, beta)), DailyReturns.SessionsPerYear) - 1;
    }

    /// <summary>mean(r − b) ÷ standard deviation of r − b, of a session, not of a year (Treynor and Black, 1973). Null where the two never differ in pace.</summary>
    public static double? InformationRatio(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark)
    {
        var (own, other) = Known(returns, benchmark);
        return RewardToRisk.SharpeOfASession(Difference(own, other, 1));
    }

    /// <summary>The information ratio × √252.</summary>
    public static double? AnnualInformationRatio(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark) =>
        InformationRatio(returns, benchmark) * Math.Sqrt(DailyReturns.SessionsPerYear);

    /// <summary>Standard deviation of r − b (n − 1) × √252. Null with fewer than two sessions.</summary>
    public static double? TrackingError(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark)
    {
        var (own, other) = Known(returns, benchmark);
        return Dispersion.Volatility(Difference(own, other, 1));
    }

    /// <summary>Pearson's correlation, −1 to 1. Null with fewer than two sessions, or where one of the two does not vary.</summary>
    public static double? Correlation(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark)
    {
        var (own, other) = Known(returns, benchmark);
        if (own.Length < 2)
        {
            return null;
        }

        var (covariance, ownVariance, variance) = Squares(own, other);
        return ownVariance > 0 && variance > 0 ? Math.Clamp(covariance / Math.Sqrt(ownVariance * variance), -1, 1) : null;
    }

    /// <summary>The returns of the sessions on which both are known.</summary>
    internal static (double[] Own, double[] Other) Known(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(benchmark.Length, returns.Length, nameof(benchmark));
        var (own, other, count) = (new double[returns.Length], new double[returns.Length], 0);
        for (var t = 0; t < returns.Length; t++)
        {
            if (double.IsFinite(returns[t]) && double.IsFinite(benchmark[t]))
            {
                (own[count], other[count]) = (returns[t], benchmark[t]);
                count++;
            }
        }

        return (own[..count], other[..count]);
    }

    private static double[] Difference(double[] own, double[] other, double beta)
    {
        var difference = new double[own.Length];
        for (var t = 0; t < own.Length; t++)
        {
            difference[t] = own[t] - (beta * other[t]);
        }

        return difference;
    }

    // Sums of products about the means; a divisor would cancel out of every use.
    private static (double Covariance, double OwnVariance, double Variance) Squares(double[] own, double[] other)
    {
        var (ownMean, mean) = (DailyReturns.MeanOf(own), DailyReturns.MeanOf(other));
        var (covariance, ownVariance, variance) = (0d, 0d, 0d);
        for (var t = 0; t < own.Length; t++)
        {
            covariance += (own[t] - ownMean) * (other[t] - mean);
            ownVariance += (own[t] - ownMean) * (own[t] - ownMean);
            variance += (other[t] - mean) * (other[t] - mean);
        }

        return (covariance, ownVariance, variance);
    }
}

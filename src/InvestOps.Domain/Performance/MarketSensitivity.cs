namespace InvestOps.Domain.Performance;

/// <summary>How a portfolio moves with its benchmark.</summary>
public static class MarketSensitivity
{
    /// <summary>
    /// Beta, cov(r, b) ÷ var(b) (Sharpe, 1964), over the sessions on which both are known. Null with fewer than two, or where
    /// the benchmark does not vary.
    /// </summary>
    public static double? Beta(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark)
    {
        var (count, sum, benchmarkSum) = (0, 0d, 0d);
        for (var t = 0; t < returns.Length; t++)
        {
            if (AreKnown(returns[t], benchmark[t]))
            {
                (count, sum, benchmarkSum) = (count + 1, sum + returns[t], benchmarkSum + benchmark[t]);
            }
        }

        if (count < 2)
        {
            return null;
        }

        var (mean, benchmarkMean) = (sum / count, benchmarkSum / count);
        var (covariance, variance) = (0d, 0d);
        for (var t = 0; t < returns.Length; t++)
        {
            if (AreKnown(returns[t], benchmark[t]))
            {
                covariance += (returns[t] - mean) * (benchmark[t] - benchmarkMean);
                variance += (benchmark[t] - benchmarkMean) * (benchmark[t] - benchmarkMean);
            }
        }

        return variance > 0 ? covariance / variance : null;
    }

    private static bool AreKnown(double left, double right) => double.IsFinite(left) && double.IsFinite(right);
}

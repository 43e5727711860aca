namespace InvestOps.Domain.Performance;

/// <summary>How widely daily returns scatter.</summary>
public static class Dispersion
{
    // Equal returns that went through a division differ in the last bits; such a scatter is none.
    private const double Noise = 1e-13;

    /// <summary>The sample standard deviation (divisor n − 1) × √252. Null with fewer than two returns.</summary>
    public static double? Volatility(ReadOnlySpan<double> returns) =>
        returns.Length < 2 ? null : StandardDeviation(returns) * Math.Sqrt(DailyReturns.SessionsPerYear);

    /// <summary>
    /// Downside deviation against zero, √mean(min(r, 0)²) × √252 over all n returns (Sortino and van der Meer, 1991). Null
    /// without returns.
    /// </summary>
    public static double? DownsideRisk(ReadOnlySpan<double> returns)
    {
        var squares = 0d;
        foreach (var r in returns)
        {
            squares += r < 0 ? r * r : 0;
        }

        return returns.IsEmpty ? null : Math.Sqrt(squares / returns.Length) * Math.Sqrt(DailyReturns.SessionsPerYear);
    }

    /// <summary>Two passes: the mean first, then the squares about it. Zero where the scatter is rounding noise.</summary>
    internal static double StandardDeviation(ReadOnlySpan<double> returns)
    {
        var mean = DailyReturns.MeanOf(returns);
        var squares = 0d;
        foreach (var r in returns)
        {
            squares += (r - mean) * (r - mean);
        }

        var deviation = Math.Sqrt(squares / (returns.Length - 1));
        return deviation > Noise * (1 + Math.Abs(mean)) ? deviation : 0;
    }
}

namespace InvestOps.Domain.Performance;

/// <summary>How bad the worst sessions are, as daily returns.</summary>
public static class TailRisk
{
    private const double Tail = 0.05;

    // A tail ratio whose lower tail is no wider than this has no meaning: nothing was lost there.
    private const double Least = 1e-15;

    /// <summary>Historical value at risk: the 5 % percentile of returns, interpolated linearly. Null without returns.</summary>
    public static double? ValueAtRisk(ReadOnlySpan<double> returns) =>
        returns.IsEmpty ? null : Percentile.Of(Percentile.Sorted(returns), Tail);

    /// <summary>
    /// Expected shortfall (Rockafellar and Uryasev, 2000), by order statistics: the mean of the lowest ⌊(n − 1) × 0.05⌋ + 1
    /// returns. Null without returns.
    /// </summary>
    public static double? ExpectedShortfall(ReadOnlySpan<double> returns)
    {
        if (returns.IsEmpty)
        {
            return null;
        }

        var count = (int)((returns.Length - 1) * Tail) + 1;
        return DailyReturns.MeanOf(Percentile.Sorted(returns).AsSpan(0, count));
    }

    /// <summary>|95 % percentile| ÷ |5 % percentile|. Null where the lower one is zero.</summary>
    public static double? TailRatio(ReadOnlySpan<double> returns)
    {
        if (returns.IsEmpty)
        {
            return null;
        }

        var sorted = Percentile.Sorted(returns);
        var lower = Math.Abs(Percentile.Of(sorted, Tail));
        return lower > Least ? Math.Abs(Percentile.Of(sorted, 1 - Tail)) / lower : null;
    }
}

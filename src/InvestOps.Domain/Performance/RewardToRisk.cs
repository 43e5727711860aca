namespace InvestOps.Domain.Performance;

/// <summary>Return for each unit of risk.</summary>
public static class RewardToRisk
{
    /// <summary>mean(r − f) ÷ standard deviation × √252 (Sharpe, 1994). Null where returns do not vary.</summary>
    /// <param name="riskFree">A session's risk-free return.</param>
    public static double? Sharpe(ReadOnlySpan<double> returns, double riskFree = 0) =>
        SharpeOfASession(returns, riskFree) * Math.Sqrt(DailyReturns.SessionsPerYear);

    /// <summary>mean(r) × 252 ÷ downside deviation (Sortino and van der Meer, 1991). Null where no return is negative.</summary>
    public static double? Sortino(ReadOnlySpan<double> returns) =>
        Dispersion.DownsideRisk(returns) is > 0 and var risk
            ? DailyReturns.MeanOf(returns) * DailyReturns.SessionsPerYear / risk
            : null;

    /// <summary>CAGR ÷ |maximum drawdown| (Young, 1991), over the whole range. Null without a drawdown.</summary>
    public static double? Calmar(double? cagr, double maxDrawdown) => maxDrawdown < 0 ? cagr / -maxDrawdown : null;

    /// <summary>Σ gains ÷ Σ losses about zero (Keating and Shadwick, 2002). Less one it is the gain-to-pain ratio. Null where nothing was lost.</summary>
    public static double? Omega(ReadOnlySpan<double> returns)
    {
        var (gains, losses) = (0d, 0d);
        foreach (var r in returns)
        {
            gains += Math.Max(r, 0);
            losses -= Math.Min(r, 0);
        }

        return losses > 0 ? gains / losses : null;
    }

    /// <summary>
    /// How straight the way up was: R² of the cumulated log returns on time, 0 to 1. Null with fewer than three returns, where nothing
    /// moved, or when everything was lost.
    /// </summary>
    public static double? Stability(ReadOnlySpan<double> returns)
    {
        if (returns.Length < 3)
        {
            return null;
        }

        var levels = new double[returns.Length];
        var level = 0d;
        for (var t = 0; t < returns.Length; t++)
        {
            level += Math.Log(1 + returns[t]);
            levels[t] = level;
        }

        var correlation = double.IsFinite(level) ? MarketSensitivity.Correlation(levels, [.. Enumerable.Range(0, levels.Length).Select(t => (double)t)]) : null;
        return correlation * correlation;
    }

    /// <summary>The ratio before it is annualised: what inference about it works on.</summary>
    internal static double? SharpeOfASession(ReadOnlySpan<double> returns, double riskFree = 0)
    {
        if (returns.Length < 2)
        {
            return null;
        }

        var deviation = Dispersion.StandardDeviation(returns);
        return deviation > 0 ? (DailyReturns.MeanOf(returns) - riskFree) / deviation : null;
    }
}

namespace InvestOps.Domain.Performance;

/// <summary>Return for each unit of risk, without a risk-free rate.</summary>
public static class RewardToRisk
{
    /// <summary>mean(r) ÷ standard deviation × √252 (Sharpe, 1994). Null where returns do not vary.</summary>
    public static double? Sharpe(ReadOnlySpan<double> returns)
    {
        if (returns.Length < 2)
        {
            return null;
        }

        var deviation = Dispersion.StandardDeviation(returns);
        return deviation > 0 ? DailyReturns.MeanOf(returns) / deviation * Math.Sqrt(DailyReturns.SessionsPerYear) : null;
    }

    /// <summary>mean(r) × 252 ÷ downside deviation (Sortino and van der Meer, 1991). Null where no return is negative.</summary>
    public static double? Sortino(ReadOnlySpan<double> returns) =>
        Dispersion.DownsideRisk(returns) is > 0 and var risk
            ? DailyReturns.MeanOf(returns) * DailyReturns.SessionsPerYear / risk
            : null;

    /// <summary>CAGR ÷ |maximum drawdown| (Young, 1991), over the whole range. Null without a drawdown.</summary>
    public static double? Calmar(double? cagr, double maxDrawdown) => maxDrawdown < 0 ? cagr / -maxDrawdown : null;
}

namespace InvestOps.Domain.Performance;

/// <summary>Compound annual growth.</summary>
public static class Growth
{
    /// <summary>
    /// CAGR, (1 + total)^(252 ÷ n) − 1 with n returns: the geometric rate, as empyrical's annual_return. Null without
    /// returns, or when more than everything was lost.
    /// </summary>
    public static double? Cagr(double totalReturn, int returns) =>
        returns > 0 && totalReturn >= -1
            ? Math.Pow(1 + totalReturn, (double)DailyReturns.SessionsPerYear / returns) - 1
            : null;
}

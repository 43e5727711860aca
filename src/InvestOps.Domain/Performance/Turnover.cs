namespace InvestOps.Domain.Performance;

/// <summary>How much of a portfolio is traded.</summary>
public static class Turnover
{
    /// <summary>One-way turnover a year, ½ Σ|traded| ÷ mean equity ÷ (sessions ÷ 252): 1 means the whole portfolio was exchanged once a year.</summary>
    /// <param name="traded">Sum of the amounts of all fills, buys and sells, won.</param>
    /// <param name="equity">Equity of each session, won.</param>
    public static double OneWayAnnual(double traded, ReadOnlySpan<double> equity)
    {
        if (equity.IsEmpty || traded == 0)
        {
            return 0;
        }

        var years = (double)equity.Length / DailyReturns.SessionsPerYear;
        return traded / 2 / DailyReturns.MeanOf(equity) / years;
    }
}

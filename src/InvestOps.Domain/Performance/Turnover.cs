namespace InvestOps.Domain.Performance;

/// <summary>How much of a portfolio is traded. The one that is shown is the one-way turnover; the others are there to compare with other programs.</summary>
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

    /// <summary>One session's one-way turnover: ½ (buys + sells) ÷ equity.</summary>
    public static double OneWay(double bought, double sold, double equity) => (bought + sold) / 2 / equity;

    /// <summary>pyfolio's by portfolio value: (buys + sells) ÷ equity, twice the one-way turnover.</summary>
    public static double OfPortfolioValue(double bought, double sold, double equity) => (bought + sold) / equity;

    /// <summary>pyfolio's by the gross book: (buys + sells) ÷ the mean of the holdings' value after this session and after the one before. Null without a book.</summary>
    /// <param name="before">0 before the first session.</param>
    public static double? OfGrossBook(double bought, double sold, double before, double after) =>
        before + after > 0 ? (bought + sold) / ((before + after) / 2) : null;

    /// <summary>bt's: the smaller of buys and sells ÷ equity, so that money that comes in or goes out is no turnover.</summary>
    public static double SmallerSide(double bought, double sold, double equity) => Math.Min(bought, sold) / equity;
}

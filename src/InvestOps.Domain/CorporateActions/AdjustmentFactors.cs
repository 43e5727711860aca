namespace InvestOps.Domain.CorporateActions;

/// <summary>
/// Adjustment from the exchange's base price (기준가). KRX publishes each day's change against a base that it re-sets for
/// splits, bonus and rights issues and capital reductions, so base = close − change, and factor = base ÷ previous close
/// differs from 1 on such days only.
/// </summary>
public static class AdjustmentFactors
{
    /// <summary>
    /// Running products of the daily factors, sessions × issues, row-major. The product starts at 1 on an issue's first row
    /// and is carried through sessions without a row. Price ÷ product is comparable over time and volume × product keeps traded value.
    /// Only a row whose issue has a row on the session directly before can adjust: after a gap, whether of the whole store or of one row, the
    /// base belongs to a close that is not there. So files that leave out halted rows lose a split or capital reduction made during the
    /// halt, which then shows as a move of the price. That is the careful side: no corporate action is made up from a missing row.
    /// </summary>
    /// <param name="close">Closing prices as traded; NaN where there is no row.</param>
    /// <param name="change">Published change against the base price; NaN where not given, which counts as no adjustment.</param>
    /// <param name="issues">Cells of each session.</param>
    public static double[] Accumulate(ReadOnlySpan<double> close, ReadOnlySpan<double> change, int issues)
    {
        var running = new double[close.Length];
        var lastClose = new double[issues];
        var lastSession = new int[issues];
        var product = new double[issues];
        Array.Fill(lastClose, double.NaN);
        Array.Fill(product, 1d);
        for (var cell = 0; cell < close.Length; cell++)
        {
            var (session, issue) = Math.DivRem(cell, issues);
            var price = close[cell];
            if (!double.IsNaN(price))
            {
                var basePrice = price - change[cell];
                var known = lastSession[issue] == session - 1;
                if (known && basePrice != lastClose[issue] && basePrice > 0 && lastClose[issue] > 0)
                {
                    product[issue] *= basePrice / lastClose[issue];
                }

                lastClose[issue] = price;
                lastSession[issue] = session;
            }

            running[cell] = product[issue];
        }

        return running;
    }
}

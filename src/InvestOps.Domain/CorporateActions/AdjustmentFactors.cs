namespace InvestOps.Domain.CorporateActions;

/// <summary>
/// Adjustment from the exchange's base price (기준가). KRX publishes each day's change against a base that it re-sets for
/// splits, bonus and rights issues and capital reductions, so base = close − change, and factor = base ÷ previous close
/// differs from 1 on such days only. The base is rounded to a tick, and so is the factor: that keeps each day's return the one
/// that the exchange publishes, where an exact ratio would not.
/// </summary>
public static class AdjustmentFactors
{
    /// <inheritdoc cref="Accumulate(ReadOnlySpan{double}, ReadOnlySpan{double}, ReadOnlySpan{double}, int)"/>
    public static double[] Accumulate(ReadOnlySpan<double> close, ReadOnlySpan<double> change, int issues) => Accumulate(close, change, [], issues);

    /// <summary>
    /// Running products of the daily factors, sessions × issues, row-major. The product starts at 1 on an issue's first row
    /// and is carried through sessions without a row. Price ÷ product is comparable over time and volume × product keeps traded value.
    /// A row whose issue has a row on the session directly before adjusts by its base price. After a gap, whether of the whole store or of
    /// one row, the base belongs to a close that is not there: then only a change of the listed shares that goes with it adjusts
    /// (<see cref="GapBridge"/>). So no corporate action is made up from a missing row.
    /// </summary>
    /// <param name="close">Closing prices as traded; NaN where there is no row.</param>
    /// <param name="change">Published change against the base price; NaN where not given, which counts as no adjustment.</param>
    /// <param name="listedShares">Listed shares, NaN where not given; empty where they were not read, which bridges no gap.</param>
    /// <param name="issues">Cells of each session.</param>
    public static double[] Accumulate(ReadOnlySpan<double> close, ReadOnlySpan<double> change, ReadOnlySpan<double> listedShares, int issues)
    {
        var running = new double[close.Length];
        var lastClose = new double[issues];
        var lastSession = new int[issues];
        var product = new double[issues];
        Array.Fill(product, 1d);
        for (var session = 0; session * issues < close.Length; session++)
        {
            for (var issue = 0; issue < issues; issue++)
            {
                var cell = (session * issues) + issue;
                var price = close[cell];
                if (price > 0)
                {
                    // Zero before the first row, so that nothing adjusts it; NaN where no change is given, and then neither.
                    var baseRatio = (price - change[cell]) / lastClose[issue];
                    if (baseRatio is > 0 and < double.PositiveInfinity and not 1)
                    {
                        product[issue] *= lastSession[issue] == session - 1 ? baseRatio : Bridge(listedShares, cell, (lastSession[issue] * issues) + issue, baseRatio);
                    }

                    lastClose[issue] = price;
                    lastSession[issue] = session;
                }

                running[cell] = product[issue];
            }
        }

        return running;
    }

    /// <summary>Whether any row comes after a gap, so that listed shares are needed to bridge it.</summary>
    public static bool HasGaps(ReadOnlySpan<double> close, int issues)
    {
        for (var cell = 2 * issues; cell < close.Length; cell++)
        {
            if (!double.IsNaN(close[cell]) && double.IsNaN(close[cell - issues]) && HasRowBefore(close, cell - (2 * issues), issues))
            {
                return true;
            }
        }

        return false;
    }

    // A new issue has none, and there are few of them; so the look back is rarely made.
    private static bool HasRowBefore(ReadOnlySpan<double> close, int cell, int issues)
    {
        for (; cell >= 0; cell -= issues)
        {
            if (!double.IsNaN(close[cell]))
            {
                return true;
            }
        }

        return false;
    }

    private static double Bridge(ReadOnlySpan<double> listedShares, int cell, int last, double baseRatio) =>
        listedShares.IsEmpty ? 1 : GapBridge.FactorOf(baseRatio, listedShares[cell] / listedShares[last]);
}

namespace InvestOps.Domain.CorporateActions;

/// <summary>
/// Adjusts over sessions without a row, as files have them that leave halted rows out. The base price after the gap belongs to a close
/// that is not known, so it may have moved by trading as well as by a corporate action; the listed shares tell which.
/// </summary>
public static class GapBridge
{
    /// <summary>How far base ratio × share ratio may be from 1 where nothing traded in the gap: the base is rounded to a tick, fractions of shares are paid out.</summary>
    public const double Rounding = 0.02;

    /// <summary>How far it may be where the issue traded on: a session's price limit and a little more.</summary>
    public const double Trading = 0.35;

    // Capital increases and conversions change the number of shares by any ratio, and the price too; a split does so by a simple one.
    private const double SmallestRatio = 1.2;
    private const double SmallestSimpleRatio = 1.9;
    private const double SimpleRatioTolerance = 0.005;

    /// <param name="baseRatio">Base price ÷ the last close before the gap.</param>
    /// <param name="shareRatio">Listed shares ÷ those of the last row before the gap; NaN where not known.</param>
    /// <returns>The base ratio where both tell the same, 1 ÷ share ratio where trading moved the price as well, and 1 where nothing is proved.</returns>
    public static double FactorOf(double baseRatio, double shareRatio)
    {
        var ratio = Math.Max(shareRatio, 1 / shareRatio);
        if (!(ratio >= SmallestRatio) || !double.IsFinite(ratio))
        {
            return 1;
        }

        var apart = Math.Abs((baseRatio * shareRatio) - 1);
        if (apart <= Rounding)
        {
            return baseRatio;
        }

        return apart <= Trading && ratio >= SmallestSimpleRatio && IsSimple(ratio) ? 1 / shareRatio : 1;
    }

    // 2, 2.5, 3, … to one.
    private static bool IsSimple(double ratio) => Math.Abs((2 * ratio) - Math.Round(2 * ratio)) <= SimpleRatioTolerance * 2 * ratio;
}

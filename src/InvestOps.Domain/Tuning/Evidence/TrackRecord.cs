using InvestOps.Domain.Performance;
using MathNet.Numerics.Distributions;

namespace InvestOps.Domain.Tuning.Evidence;

/// <summary>How long a history must be before its Sharpe ratio says something.</summary>
public static class TrackRecord
{
    /// <summary>
    /// The minimum track record length (Bailey and López de Prado, The Sharpe Ratio Efficient Frontier, Journal of Risk 15(2), 2012,
    /// equation 11): 1 + (1 − skew × S + (kurtosis − 1) ÷ 4 × S²) × (z ÷ (S − S*))², in sessions. Null where the ratio is not above S*,
    /// so that no length would do.
    /// </summary>
    /// <param name="atLeast">S*, of a session.</param>
    /// <param name="confidence">Of the one-sided test.</param>
    public static double? MinimumLength(ReadOnlySpan<double> returns, double atLeast, double confidence) =>
        ReturnSummary.Of(returns).SessionSharpe is { } sharpe && Moments.Skewness(returns) is { } skew && Moments.Kurtosis(returns) is { } kurtosis
            ? MinimumLength(sharpe, skew, kurtosis, atLeast, confidence)
            : null;

    /// <inheritdoc cref="MinimumLength(ReadOnlySpan{double}, double, double)"/>
    public static double? MinimumLength(double sharpe, double skew, double kurtosis, double atLeast, double confidence)
    {
        var z = Normal.InvCDF(0, 1, confidence) / (sharpe - atLeast);
        return sharpe > atLeast ? 1 + ((1 - (skew * sharpe) + ((kurtosis - 1) / 4 * sharpe * sharpe)) * z * z) : null;
    }
}

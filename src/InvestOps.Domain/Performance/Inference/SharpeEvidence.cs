using MathNet.Numerics.Distributions;

namespace InvestOps.Domain.Performance.Inference;

/// <summary>
/// How likely it is that a Sharpe ratio is no accident (Bailey and López de Prado, 2012 and 2014). Skewness and raw kurtosis
/// (3 for a normal distribution) widen the doubt.
/// </summary>
public static class SharpeEvidence
{
    private const double EulerMascheroni = 0.57721566490153286;

    /// <summary>
    /// The probabilistic Sharpe ratio, Φ((S − S*) × √(n − 1) ÷ √(1 − skew × S + (kurtosis − 1) ÷ 4 × S²)), S of a session: the
    /// probability that the true ratio is above S*. Null with fewer than four returns, or without scatter.
    /// </summary>
    /// <param name="atLeast">S*, of a session, not of a year.</param>
    public static double? Probabilistic(ReadOnlySpan<double> returns, double atLeast = 0)
    {
        if (RewardToRisk.SharpeOfASession(returns) is not { } sharpe
            || Moments.Skewness(returns) is not { } skew
            || Moments.Kurtosis(returns) is not { } kurtosis)
        {
            return null;
        }

        return Probabilistic(sharpe, skew, kurtosis, returns.Length, atLeast);
    }

    /// <summary>
    /// The best Sharpe ratio of a session to be expected of so many trials without any skill:
    /// √variance × ((1 − γ) Φ⁻¹(1 − 1 ÷ N) + γ Φ⁻¹(1 − 1 ÷ (N e))). Null with fewer than two trials.
    /// </summary>
    /// <param name="trialSharpes">The Sharpe ratios of a session of every trial that was made, the kept one included.</param>
    public static double? ExpectedBest(ReadOnlySpan<double> trialSharpes) =>
        trialSharpes.Length < 2 ? null : ExpectedBest(Dispersion.StandardDeviation(trialSharpes), trialSharpes.Length);

    /// <summary>The deflated Sharpe ratio: the probability that the true ratio is above what the best of the trials would show by luck.</summary>
    /// <inheritdoc cref="ExpectedBest(ReadOnlySpan{double})"/>
    public static double? Deflated(ReadOnlySpan<double> returns, ReadOnlySpan<double> trialSharpes) =>
        ExpectedBest(trialSharpes) is { } best ? Probabilistic(returns, best) : null;

    internal static double? Probabilistic(double sharpe, double skew, double kurtosis, int returns, double atLeast)
    {
        var variance = 1 - (skew * sharpe) + ((kurtosis - 1) / 4 * sharpe * sharpe);
        return variance > 0 ? Normal.CDF(0, 1, (sharpe - atLeast) * Math.Sqrt(returns - 1) / Math.Sqrt(variance)) : null;
    }

    internal static double ExpectedBest(double deviation, double trials) =>
        deviation * (((1 - EulerMascheroni) * Normal.InvCDF(0, 1, 1 - (1 / trials))) + (EulerMascheroni * Normal.InvCDF(0, 1, 1 - (1 / (trials * Math.E)))));
}

namespace InvestOps.Domain.Performance;

/// <summary>The shape of daily returns beyond their scatter. What does not exist is null.</summary>
public sealed record RiskMeasures
{
    public required double? DownsideRisk { get; init; }

    /// <summary>5 %, of a session.</summary>
    public required double? ValueAtRisk { get; init; }

    /// <summary>5 %, of a session.</summary>
    public required double? ExpectedShortfall { get; init; }

    public required double? TailRatio { get; init; }

    public required double? Omega { get; init; }

    public required double? Skewness { get; init; }

    /// <summary>Raw: 3 for a normal distribution.</summary>
    public required double? Kurtosis { get; init; }

    public required double? UlcerIndex { get; init; }

    public required double? Stability { get; init; }

    public required double? BestSession { get; init; }

    public required double? WorstSession { get; init; }

    /// <param name="returns">Of sessions.</param>
    /// <param name="drawdowns">One for each return.</param>
    public static RiskMeasures Of(ReadOnlySpan<double> returns, ReadOnlySpan<double> drawdowns)
    {
        var sorted = Percentile.Sorted(returns);
        return new RiskMeasures
        {
            DownsideRisk = Dispersion.DownsideRisk(returns),
            ValueAtRisk = TailRisk.ValueAtRisk(returns),
            ExpectedShortfall = TailRisk.ExpectedShortfall(returns),
            TailRatio = TailRisk.TailRatio(returns),
            Omega = RewardToRisk.Omega(returns),
            Skewness = Moments.Skewness(returns),
            Kurtosis = Moments.Kurtosis(returns),
            UlcerIndex = Drawdown.UlcerIndex(drawdowns),
            Stability = RewardToRisk.Stability(returns),
            BestSession = sorted.Length > 0 ? sorted[^1] : null,
            WorstSession = sorted.Length > 0 ? sorted[0] : null,
        };
    }
}

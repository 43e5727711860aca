namespace InvestOps.Domain.Performance;

/// <summary>Measures over a window that moves along the curve. One value for each return; NaN until the window is full, and where the measure does not exist.</summary>
public sealed record RollingMeasures
{
    private const int Year = DailyReturns.SessionsPerYear;
    private const int HalfYear = Year / 2;

    /// <summary>252 sessions where the curve has at least two such windows, otherwise 126.</summary>
    public required int Window { get; init; }

    public required IReadOnlyList<double> Sharpe { get; init; }

    public required IReadOnlyList<double> Volatility { get; init; }

    public required IReadOnlyList<double> Beta { get; init; }

    /// <returns>Null where the curve is shorter than the shorter window.</returns>
    /// <param name="benchmark">The benchmark's returns of the same sessions, NaN where not known.</param>
    public static RollingMeasures? Of(double[] returns, double[] benchmark)
    {
        ArgumentNullException.ThrowIfNull(returns);
        ArgumentNullException.ThrowIfNull(benchmark);
        ArgumentOutOfRangeException.ThrowIfNotEqual(benchmark.Length, returns.Length, nameof(benchmark));
        var window = returns.Length >= 2 * Year ? Year : HalfYear;
        if (returns.Length < window)
        {
            return null;
        }

        var (sharpe, volatility, beta) = (Unknown(returns.Length), Unknown(returns.Length), Unknown(returns.Length));
        for (var t = window - 1; t < returns.Length; t++)
        {
            var own = returns.AsSpan(t - window + 1, window);
            sharpe[t] = RewardToRisk.Sharpe(own) ?? double.NaN;
            volatility[t] = Dispersion.Volatility(own) ?? double.NaN;
            beta[t] = MarketSensitivity.Beta(own, benchmark.AsSpan(t - window + 1, window)) ?? double.NaN;
        }

        return new RollingMeasures { Window = window, Sharpe = sharpe, Volatility = volatility, Beta = beta };
    }

    private static double[] Unknown(int length)
    {
        var values = new double[length];
        Array.Fill(values, double.NaN);
        return values;
    }
}

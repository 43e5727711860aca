namespace InvestOps.Domain.Performance.Inference;

/// <summary>
/// The stationary bootstrap (Politis and Romano, 1994): histories made of blocks of the real one, of random start and of
/// geometric length, so that what follows upon what mostly stays. Percentile intervals. The same seed gives the same bits.
/// </summary>
public static class StationaryBootstrap
{
    private const int Histories = 1_000;
    private const double Level = 0.95;

    // With fewer sessions than a month, the blocks would be the history itself.
    private const int FewestReturns = 22;

    /// <summary>Intervals of the Sharpe ratio and of the maximum drawdown. Null with fewer than 22 returns, or where they do not vary.</summary>
    /// <param name="identity">What the seed is made from: a backtest's id.</param>
    public static BootstrapIntervals? Of(ReadOnlySpan<double> returns, string identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        if (returns.Length < FewestReturns || Dispersion.StandardDeviation(returns) == 0)
        {
            return null;
        }

        var block = BlockOf(returns.Length);
        var random = new SeededRandom(SeededRandom.SeedOf(identity));
        var (sharpes, falls) = (new double[Histories], new double[Histories]);
        var mean = DailyReturns.MeanOf(returns);
        for (var history = 0; history < Histories; history++)
        {
            (sharpes[history], falls[history]) = Draw(returns, mean, block, ref random);
        }

        Array.Sort(sharpes);
        Array.Sort(falls);
        return new BootstrapIntervals
        {
            Confidence = Level,
            BlockSessions = block,
            Resamples = Histories,
            Sharpe = IntervalOf(sharpes),
            MaxDrawdown = IntervalOf(falls),
        };
    }

    /// <summary>Blocks grow as the cube root of the history, the rate that Politis and Romano show to be best for a mean.</summary>
    internal static int BlockOf(int returns) => Math.Max(1, (int)Math.Round(Math.Cbrt(returns)));

    private static Interval IntervalOf(double[] ascending) =>
        new(Percentile.Of(ascending, (1 - Level) / 2), Percentile.Of(ascending, (1 + Level) / 2));

    // Sums run over deviations from the true mean, so that their squares lose nothing; the only divisions are those of a new worst.
    private static (double Sharpe, double Fall) Draw(ReadOnlySpan<double> returns, double mean, int block, ref SeededRandom random)
    {
        var ends = ulong.MaxValue / (ulong)block;
        var (sum, squares) = (0d, 0d);
        var (value, peak, worst) = (1d, 1d, 1d);
        var at = random.Below(returns.Length);
        for (var t = 0; t < returns.Length; t++)
        {
            var r = returns[at];
            sum += r - mean;
            squares += (r - mean) * (r - mean);
            value *= 1 + r;
            peak = Math.Max(peak, value);
            worst = value < worst * peak ? value / peak : worst;
            at = random.Next() < ends ? random.Below(returns.Length) : at + 1 == returns.Length ? 0 : at + 1;
        }

        var n = returns.Length;
        var variance = Math.Max(0, (squares - (sum * sum / n)) / (n - 1));
        var sharpe = variance > 0 ? (mean + (sum / n)) / Math.Sqrt(variance) * Math.Sqrt(DailyReturns.SessionsPerYear) : 0;
        return (sharpe, worst - 1);
    }
}

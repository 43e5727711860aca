using InvestOps.Domain.Performance.Inference;

namespace InvestOps.Domain.Tuning.Evidence;

/// <summary>
/// Whether the best of many trials beats a benchmark, or only had the most chances: White's reality check (Econometrica 68, 2000)
/// and Hansen's test for superior predictive ability (Journal of Business and Economic Statistics 23, 2005, equations 4 to 7, with
/// the consistent recentring), both on the stationary bootstrap. Trials are looked at one by one, in any order and in several
/// tallies; what is kept of them is a maximum for each resample.
/// </summary>
public sealed class SuperiorAbility
{
    private readonly int _returns;
    private readonly (int Start, int Length)[][] _resamples;
    private readonly double _threshold;

    /// <param name="returns">How many returns a trial has.</param>
    /// <param name="resamples">How many histories are drawn.</param>
    /// <param name="seed">The same seed draws the same histories.</param>
    public SuperiorAbility(int returns, int resamples, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(returns, 3);
        _returns = returns;
        _threshold = Math.Sqrt(2 * Math.Log(Math.Log(Math.Max(returns, 16))));
        var random = new SeededRandom(seed);
        _resamples = new (int, int)[resamples][];
        for (var resample = 0; resample < resamples; resample++)
        {
            _resamples[resample] = Draw(returns, StationaryBootstrap.BlockOf(returns), ref random);
        }
    }

    public int Resamples => _resamples.Length;

    /// <summary>Adds a trial to a tally.</summary>
    /// <param name="returns">The trial's.</param>
    /// <param name="benchmark">Of the same sessions; empty = cash that earns nothing.</param>
    public void Add(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark, AbilityTally tally)
    {
        ArgumentNullException.ThrowIfNull(tally);
        var sums = Sums(returns, benchmark);
        var mean = sums[_returns] / _returns;
        var means = new double[_resamples.Length];
        var variance = 0d;
        for (var resample = 0; resample < means.Length; resample++)
        {
            var sum = 0d;
            foreach (var (start, length) in _resamples[resample])
            {
                sum += sums[start + length] - sums[start];
            }

            means[resample] = (sum / _returns) - mean;
            variance += means[resample] * means[resample];
        }

        // √n × mean has the deviation that the bootstrap shows.
        var deviation = Math.Sqrt(variance / means.Length * _returns);
        if (deviation > 0)
        {
            tally.Add(Math.Sqrt(_returns) * mean, deviation, means, Math.Sqrt(_returns), _threshold);
        }
    }

    // Twice round, so that a block that runs over the end goes on at the start.
    private double[] Sums(ReadOnlySpan<double> returns, ReadOnlySpan<double> benchmark)
    {
        var sums = new double[(2 * _returns) + 1];
        for (var t = 0; t < 2 * _returns; t++)
        {
            var place = t < _returns ? t : t - _returns;
            sums[t + 1] = sums[t] + returns[place] - (benchmark.IsEmpty ? 0 : benchmark[place]);
        }

        return sums;
    }

    private static (int Start, int Length)[] Draw(int returns, int block, ref SeededRandom random)
    {
        var blocks = new List<(int, int)>();
        var ends = ulong.MaxValue / (ulong)block;
        for (var drawn = 0; drawn < returns;)
        {
            var length = 1;
            while (drawn + length < returns && random.Next() >= ends)
            {
                length++;
            }

            blocks.Add((random.Below(returns), length));
            drawn += length;
        }

        return [.. blocks];
    }
}

namespace InvestOps.Domain.Tuning.Evidence;

/// <summary>The best of the trials so far, as observed and in each resample. Tallies of parts make that of the whole, in whatever order.</summary>
public sealed class AbilityTally
{
    private readonly double[] _raw;
    private readonly double[] _studentised;

    public AbilityTally(int resamples)
        : this(double.NegativeInfinity, double.NegativeInfinity, Filled(resamples), Filled(resamples))
    {
    }

    /// <summary>A tally as it was stored.</summary>
    public AbilityTally(double bestRaw, double bestStudentised, double[] raw, double[] studentised)
    {
        ArgumentNullException.ThrowIfNull(raw);
        ArgumentNullException.ThrowIfNull(studentised);
        (BestRaw, BestStudentised, _raw, _studentised) = (bestRaw, bestStudentised, raw, studentised);
    }

    /// <summary>White's statistic: the greatest √n × mean excess return; −∞ before the first trial.</summary>
    public double BestRaw { get; private set; }

    /// <summary>Hansen's, before it is cut at 0: the same ÷ its deviation.</summary>
    public double BestStudentised { get; private set; }

    /// <summary>What luck alone makes of the first statistic, by resample.</summary>
    public IReadOnlyList<double> Raw => _raw;

    /// <summary>What luck alone makes of the second.</summary>
    public IReadOnlyList<double> Studentised => _studentised;

    /// <summary>White's p-value: the share of resamples whose best is above the observed one. Null without trials.</summary>
    public double? RealityCheck => double.IsFinite(BestRaw) ? (double)_raw.Count(value => value > BestRaw) / _raw.Length : null;

    /// <summary>Hansen's consistent p-value. Null without trials.</summary>
    public double? Superior => double.IsFinite(BestStudentised)
        ? (double)_studentised.Count(value => Math.Max(value, 0) > Math.Max(BestStudentised, 0)) / _studentised.Length
        : null;

    public void Join(AbilityTally other)
    {
        ArgumentNullException.ThrowIfNull(other);
        BestRaw = Math.Max(BestRaw, other.BestRaw);
        BestStudentised = Math.Max(BestStudentised, other.BestStudentised);
        for (var resample = 0; resample < _raw.Length; resample++)
        {
            _raw[resample] = Math.Max(_raw[resample], other._raw[resample]);
            _studentised[resample] = Math.Max(_studentised[resample], other._studentised[resample]);
        }
    }

    /// <param name="statistic">√n × mean.</param>
    /// <param name="means">The resamples' means less the mean.</param>
    internal void Add(double statistic, double deviation, ReadOnlySpan<double> means, double root, double threshold)
    {
        BestRaw = Math.Max(BestRaw, statistic);
        BestStudentised = Math.Max(BestStudentised, statistic / deviation);

        // A trial so poor that it cannot be the best does not count: it keeps its own mean, and stays poor in every resample.
        var kept = statistic >= -deviation * threshold ? 0 : statistic;
        for (var resample = 0; resample < means.Length; resample++)
        {
            _raw[resample] = Math.Max(_raw[resample], root * means[resample]);
            _studentised[resample] = Math.Max(_studentised[resample], ((root * means[resample]) + kept) / deviation);
        }
    }

    private static double[] Filled(int resamples)
    {
        var values = new double[resamples];
        Array.Fill(values, double.NegativeInfinity);
        return values;
    }
}

using InvestOps.Domain.Performance.Inference;

namespace InvestOps.Domain.Tuning.Search;

/// <summary>
/// Tree-structured Parzen estimator (Bergstra, Bardenet, Bengio and Kégl, Algorithms for Hyper-Parameter Optimization, NIPS
/// 2011): what the best quarter of the trials has in common, against the rest, dimension by dimension. Each value stands with a
/// Gaussian weight for its neighbours too, and all values keep a small weight of their own.
/// </summary>
public sealed class TpeSearch : ISearch
{
    private const int Batch = 8;
    private const int Candidates = 24;
    private const double Good = 0.25;
    private readonly SearchSpace _space;
    private readonly int _trials;
    private readonly int _first;
    private readonly HashSet<long> _seen = [];
    private readonly List<(long Point, double Value)> _told = [];
    private SeededRandom _random;
    private long[] _asked = [];

    public TpeSearch(SearchSpace space, int trials, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(space);
        _space = space;
        _trials = (int)Math.Min(trials, space.Count);
        _first = Math.Min(_trials, Math.Max(10, 4 * space.Dimensions.Count));
        _random = new SeededRandom(seed);
    }

    public IReadOnlyList<long> Ask()
    {
        var wanted = _seen.Count == 0 ? _first : Math.Min(Batch, _trials - _seen.Count);
        var (good, rest) = _seen.Count == 0 ? (null, null) : Densities();
        var batch = new List<long>();
        while (batch.Count < wanted)
        {
            var point = good is null ? Draw(null) : BestOf(good, rest!);
            for (; !_seen.Add(point); point = (point + 1) % _space.Count)
            {
                // The next one that is new: a draw that comes again would cost a trial and tell nothing.
            }

            batch.Add(point);
        }

        _asked = [.. batch.Order()];
        return _asked;
    }

    public void Tell(IReadOnlyList<double?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        for (var index = 0; index < _asked.Length; index++)
        {
            _told.Add((_asked[index], values[index] ?? double.NegativeInfinity));
        }
    }

    private long BestOf(double[][] good, double[][] rest)
    {
        var (best, highest) = (0L, double.NegativeInfinity);
        for (var candidate = 0; candidate < Candidates; candidate++)
        {
            var point = Draw(good);
            var places = _space.PlacesOf(point);
            var value = 0d;
            for (var dimension = 0; dimension < places.Length; dimension++)
            {
                value += Math.Log(good[dimension][places[dimension]] / rest[dimension][places[dimension]]);
            }

            (best, highest) = value > highest ? (point, value) : (best, highest);
        }

        return best;
    }

    private long Draw(double[][]? weights)
    {
        var places = new int[_space.Dimensions.Count];
        for (var dimension = 0; dimension < places.Length; dimension++)
        {
            places[dimension] = weights is null ? _random.Below(_space.Dimensions[dimension].Values.Count) : Draws.Weighted(weights[dimension], ref _random);
        }

        return _space.PointAt(places);
    }

    private (double[][] Good, double[][] Others) Densities()
    {
        (long Point, double Value)[] ranked = [.. _told.OrderByDescending(trial => trial.Value).ThenBy(trial => trial.Point)];
        var kept = Math.Max(1, (int)Math.Ceiling(Good * ranked.Length));
        return (DensityOf(ranked[..kept]), DensityOf(ranked[kept..]));
    }

    private double[][] DensityOf((long Point, double Value)[] trials)
    {
        double[][] density = [.. _space.Dimensions.Select(dimension => new double[dimension.Values.Count])];
        foreach (var (point, _) in trials)
        {
            var places = _space.PlacesOf(point);
            for (var dimension = 0; dimension < places.Length; dimension++)
            {
                Spread(density[dimension], places[dimension], trials.Length);
            }
        }

        foreach (var values in density)
        {
            var sum = values.Sum();
            for (var place = 0; place < values.Length; place++)
            {
                values[place] = (values[place] + (1d / values.Length)) / (sum + 1);
            }
        }

        return density;
    }

    // Scott's rule: the more trials, the nearer the neighbours that one speaks for.
    private static void Spread(double[] density, int at, int trials)
    {
        var width = Math.Max(0.5, density.Length * Math.Pow(trials, -0.2) / 4);
        var (weights, sum) = (new double[density.Length], 0d);
        for (var place = 0; place < density.Length; place++)
        {
            var distance = (place - at) / width;
            weights[place] = Math.Exp(-0.5 * distance * distance);
            sum += weights[place];
        }

        for (var place = 0; place < density.Length; place++)
        {
            density[place] += weights[place] / sum;
        }
    }
}

using InvestOps.Domain.Performance.Inference;

namespace InvestOps.Domain.Tuning.Search;

/// <summary>
/// Evolution with an adapted covariance, its diagonal only (sep-CMA-ES: Ros and Hansen, PPSN X, 2008; constants of Hansen, The CMA
/// Evolution Strategy: A Tutorial, 2016), on the unit cube, whose coordinates are rounded to places of values. The step of a
/// coordinate never falls below half a place, or rounding would end the search early.
/// </summary>
public sealed class CmaSearch : ISearch
{
    private const double FirstStep = 0.3;
    private const int MostBarrenGenerations = 20;
    private readonly SearchSpace _space;
    private readonly int _trials;
    private readonly CmaConstants _constants;
    private readonly Dictionary<long, double> _known = [];
    private readonly double[] _mean;
    private readonly double[] _variance;
    private readonly double[] _stepPath;
    private readonly double[] _rankPath;
    private SeededRandom _random;
    private double _step = FirstStep;
    private int _generation;
    private double[][] _drawn = [];
    private long[] _points = [];
    private long[] _asked = [];

    public CmaSearch(SearchSpace space, int trials, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(space);
        _space = space;
        _trials = (int)Math.Min(trials, space.Count);
        _constants = new CmaConstants(space.Dimensions.Count);
        var dimensions = space.Dimensions.Count;
        (_mean, _variance, _stepPath, _rankPath) = (new double[dimensions], new double[dimensions], new double[dimensions], new double[dimensions]);
        Array.Fill(_mean, 0.5);
        Array.Fill(_variance, 1);
        _random = new SeededRandom(seed);
    }

    public IReadOnlyList<long> Ask()
    {
        _asked = [];
        for (var barren = 0; _known.Count < _trials && barren < MostBarrenGenerations; barren++)
        {
            Sample();
            _asked = [.. _points.Where(point => !_known.ContainsKey(point)).Distinct().Order().Take(_trials - _known.Count)];
            if (_asked.Length > 0)
            {
                return _asked;
            }

            // All of this generation are known: it counts, but costs nothing.
            Adapt();
        }

        return _asked;
    }

    public void Tell(IReadOnlyList<double?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        for (var index = 0; index < _asked.Length; index++)
        {
            _known[_asked[index]] = values[index] ?? double.NegativeInfinity;
        }

        Adapt();
    }

    private void Sample()
    {
        _drawn = new double[_constants.Population][];
        _points = new long[_constants.Population];
        for (var child = 0; child < _drawn.Length; child++)
        {
            _drawn[child] = new double[_mean.Length];
            var places = new int[_mean.Length];
            for (var dimension = 0; dimension < _mean.Length; dimension++)
            {
                var levels = _space.Dimensions[dimension].Values.Count;
                var deviation = Math.Max(_step * Math.Sqrt(_variance[dimension]), 0.5 / levels);
                var at = Math.Clamp(_mean[dimension] + (deviation * Draws.Normal(ref _random)), 0, 1);
                _drawn[child][dimension] = at;
                places[dimension] = Math.Min(levels - 1, (int)(at * levels));
            }

            _points[child] = _space.PointAt(places);
        }
    }

    private void Adapt()
    {
        int[] ranked = [.. Enumerable.Range(0, _points.Length).OrderByDescending(child => _known.GetValueOrDefault(_points[child], double.NegativeInfinity)).ThenBy(child => child)];
        _generation++;
        var norm = 0d;
        for (var dimension = 0; dimension < _mean.Length; dimension++)
        {
            MovePath(dimension, ranked);
            norm += _stepPath[dimension] * _stepPath[dimension];
        }

        norm = Math.Sqrt(norm);
        var moves = norm / Math.Sqrt(1 - Math.Pow(1 - _constants.StepRate, 2 * _generation)) < (1.4 + (2d / (_mean.Length + 1))) * _constants.ExpectedNorm;
        for (var dimension = 0; dimension < _mean.Length; dimension++)
        {
            AdaptVariance(dimension, ranked, moves);
        }

        _step = Math.Clamp(_step * Math.Exp(_constants.StepRate / _constants.Damping * ((norm / _constants.ExpectedNorm) - 1)), 1e-3, 1);
    }

    private void MovePath(int dimension, int[] ranked)
    {
        var shift = 0d;
        for (var parent = 0; parent < _constants.Weights.Length; parent++)
        {
            shift += _constants.Weights[parent] * (_drawn[ranked[parent]][dimension] - _mean[dimension]) / _step;
        }

        var rate = _constants.StepRate;
        _stepPath[dimension] = ((1 - rate) * _stepPath[dimension]) + (Math.Sqrt(rate * (2 - rate) * _constants.Parents) * shift / Math.Sqrt(_variance[dimension]));
    }

    private void AdaptVariance(int dimension, int[] ranked, bool moves)
    {
        var (shift, spread) = (0d, 0d);
        for (var parent = 0; parent < _constants.Weights.Length; parent++)
        {
            var from = (_drawn[ranked[parent]][dimension] - _mean[dimension]) / _step;
            shift += _constants.Weights[parent] * from;
            spread += _constants.Weights[parent] * from * from;
        }

        var rate = _constants.PathRate;
        _rankPath[dimension] = ((1 - rate) * _rankPath[dimension]) + (moves ? Math.Sqrt(rate * (2 - rate) * _constants.Parents) * shift : 0);
        _variance[dimension] = Math.Max(
            1e-6,
            ((1 - _constants.RankOneRate - _constants.RankManyRate) * _variance[dimension])
                + (_constants.RankOneRate * _rankPath[dimension] * _rankPath[dimension])
                + (_constants.RankManyRate * spread));
        _mean[dimension] += _step * shift;
    }
}

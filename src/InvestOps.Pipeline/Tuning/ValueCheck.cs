using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Tuning.Search;
using InvestOps.Pipeline.Configuration;

namespace InvestOps.Pipeline.Tuning;

/// <summary>Tries every value of every dimension on the strategy's own reader, which knows types and bounds, before anything runs.</summary>
internal sealed class ValueCheck(StrategyTemplate template, TuningPlan plan)
{
    // A value whose fault depends on another dimension's is asked for with so many of the other's.
    private const int MostTries = 200;
    private readonly SearchSpace _space = new(plan.Dimensions);

    /// <returns>The strategy before anything is varied, and one for each value; what has none is among the faults.</returns>
    public IReadOnlyList<Strategy> Samples(List<string> faults)
    {
        var samples = new List<Strategy> { template.Read(plan.Parameters) };
        for (var dimension = 0; dimension < _space.Dimensions.Count; dimension++)
        {
            for (var place = 0; place < _space.Dimensions[dimension].Values.Count; place++)
            {
                if (Sample(dimension, place, faults) is { } sample)
                {
                    samples.Add(sample);
                }
            }
        }

        return samples;
    }

    private Strategy? Sample(int dimension, int place, List<string> faults)
    {
        var (path, value) = (_space.Dimensions[dimension].Path, _space.Dimensions[dimension].Values[place]);
        var alone = new SortedDictionary<string, string>(StringComparer.Ordinal) { [path] = value };
        var first = Read(alone, out var strategy);
        var others = _space.Count / _space.Dimensions[dimension].Values.Count;
        var tries = Math.Min(others, MostTries);
        for (var tried = 0L; strategy is null && tried < tries; tried++)
        {
            // From the first of the others to the last: what asks for the largest of them is allowed too.
            Read(_space.ParametersOf(PointOf(dimension, place, tries == 1 ? 0 : (long)((Int128)tried * (others - 1) / (tries - 1)))), out strategy);
        }

        if (strategy is null)
        {
            var said = first.Select(fault => fault.Contains(path, StringComparison.Ordinal) ? fault : $"{path}={value}: {fault}");
            faults.AddRange(said.Except(faults, StringComparer.Ordinal));
        }

        return strategy;
    }

    private IReadOnlyList<string> Read(SortedDictionary<string, string> parameters, out Strategy? strategy)
    {
        foreach (var (path, value) in plan.Parameters)
        {
            parameters.TryAdd(path, value);
        }

        try
        {
            strategy = template.Read(parameters);
            return [];
        }
        catch (ConfigurationException exception)
        {
            strategy = null;
            return [.. exception.Errors.Select(error => error.ToString())];
        }
    }

    // The combination of a number among those that have the value.
    private long PointOf(int dimension, int place, long other)
    {
        var places = new int[_space.Dimensions.Count];
        for (var at = places.Length - 1; at >= 0; at--)
        {
            var count = at == dimension ? 1 : _space.Dimensions[at].Values.Count;
            (other, var rest) = Math.DivRem(other, count);
            places[at] = at == dimension ? place : (int)rest;
        }

        return _space.PointAt(places);
    }
}

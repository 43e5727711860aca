using InvestOps.Domain.Performance.Inference;

namespace InvestOps.Domain.Tuning.Search;

/// <summary>
/// Combinations drawn without preference and without repetition (Bergstra and Bengio, Random Search for Hyper-Parameter
/// Optimization, JMLR 13, 2012; the draw is Floyd's, CACM 30, 1987).
/// </summary>
public sealed class RandomSearch(SearchSpace space, int trials, ulong seed) : ISearch
{
    private bool _asked;

    public IReadOnlyList<long> Ask()
    {
        if (_asked)
        {
            return [];
        }

        _asked = true;
        var random = new SeededRandom(seed);
        var drawn = new HashSet<long>();
        for (var last = space.Count - Math.Min(trials, space.Count); last < space.Count; last++)
        {
            var point = (long)Math.BigMul(random.Next(), (ulong)(last + 1), out _);
            drawn.Add(drawn.Contains(point) ? last : point);
        }

        return [.. drawn.Order()];
    }

    public void Tell(IReadOnlyList<double?> values)
    {
        // Draws do not depend on results.
    }
}

namespace InvestOps.Domain.Tuning.Search;

/// <summary>Every combination, once.</summary>
public sealed class GridSearch(SearchSpace space) : ISearch
{
    private bool _asked;

    public IReadOnlyList<long> Ask()
    {
        var points = _asked ? [] : new long[space.Count];
        for (var point = 0; point < points.Length; point++)
        {
            points[point] = point;
        }

        _asked = true;
        return points;
    }

    public void Tell(IReadOnlyList<double?> values)
    {
        // There is nothing to learn: everything is tried.
    }
}

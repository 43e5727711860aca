using InvestOps.Domain.Tuning.Search;

namespace InvestOps.Domain.Tuning.Evidence;

/// <summary>How the trials next to the best one did: a peak that stands alone is one that luck has made.</summary>
public sealed record Neighbourhood
{
    /// <summary>Neighbours that were tried: one place away in one dimension or more.</summary>
    public required int Count { get; init; }

    /// <summary>Median of the neighbours' objective; null without neighbours.</summary>
    public required double? Median { get; init; }

    public required double? Worst { get; init; }

    /// <summary>The median ÷ the best one's objective: near 1 on a plateau. Null where the best is not above 0.</summary>
    public required double? Stability { get; init; }

    /// <param name="values">The objective of each trial, by number; trials that met no constraint are not there.</param>
    public static Neighbourhood Of(SearchSpace space, long best, IReadOnlyDictionary<long, double> values)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(values);
        double[] near = [.. Around(space, best).Where(values.ContainsKey).Select(point => values[point]).Order()];
        double? median = near.Length == 0 ? null : (near[(near.Length - 1) / 2] + near[near.Length / 2]) / 2;
        return new Neighbourhood
        {
            Count = near.Length,
            Median = median,
            Worst = near.Length == 0 ? null : near[0],
            Stability = values[best] > 0 ? median / values[best] : null,
        };
    }

    private static List<long> Around(SearchSpace space, long best)
    {
        var places = space.PlacesOf(best);
        var around = new List<int[]> { places };
        for (var dimension = 0; dimension < places.Length; dimension++)
        {
            foreach (var from in around.ToArray())
            {
                foreach (var place in new[] { from[dimension] - 1, from[dimension] + 1 })
                {
                    if (place >= 0 && place < space.Dimensions[dimension].Values.Count)
                    {
                        int[] moved = [.. from];
                        moved[dimension] = place;
                        around.Add(moved);
                    }
                }
            }
        }

        return [.. around.Skip(1).Select(place => space.PointAt(place))];
    }
}

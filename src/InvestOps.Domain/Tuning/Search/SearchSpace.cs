using System.Numerics;

namespace InvestOps.Domain.Tuning.Search;

/// <summary>
/// All combinations of the values of some dimensions, numbered. Settings that change the signals come first and change most
/// slowly, so that combinations with neighbouring numbers share signals.
/// </summary>
public sealed class SearchSpace
{
    /// <exception cref="ArgumentException">There is no dimension, one without values, or more combinations than can be numbered.</exception>
    public SearchSpace(IEnumerable<Dimension> dimensions)
    {
        ArgumentNullException.ThrowIfNull(dimensions);
        Dimensions = [.. dimensions.OrderBy(dimension => dimension.IsAfterSignal)];
        if (Dimensions.Count == 0 || Dimensions.Any(dimension => dimension.Values.Count == 0))
        {
            throw new ArgumentException("A space needs dimensions, each with values.", nameof(dimensions));
        }

        var count = Dimensions.Aggregate(BigInteger.One, (product, dimension) => product * dimension.Values.Count);
        if (count > long.MaxValue)
        {
            throw new ArgumentException("There are more combinations than can be numbered.", nameof(dimensions));
        }

        Count = (long)count;
    }

    public IReadOnlyList<Dimension> Dimensions { get; }

    /// <summary>How many combinations there are.</summary>
    public long Count { get; }

    /// <summary>How many combinations in a row differ in nothing that changes the signals.</summary>
    public long Sharing => Dimensions.Where(dimension => dimension.IsAfterSignal).Aggregate(1L, (product, dimension) => product * dimension.Values.Count);

    /// <summary>The place of a combination's value in each dimension.</summary>
    public int[] PlacesOf(long point)
    {
        var places = new int[Dimensions.Count];
        for (var dimension = places.Length - 1; dimension >= 0; dimension--)
        {
            (point, var place) = Math.DivRem(point, Dimensions[dimension].Values.Count);
            places[dimension] = (int)place;
        }

        return places;
    }

    /// <summary>The number of a combination.</summary>
    public long PointAt(ReadOnlySpan<int> places)
    {
        var point = 0L;
        for (var dimension = 0; dimension < Dimensions.Count; dimension++)
        {
            point = (point * Dimensions[dimension].Values.Count) + places[dimension];
        }

        return point;
    }

    /// <summary>The settings of a combination, by path.</summary>
    public SortedDictionary<string, string> ParametersOf(long point)
    {
        var places = PlacesOf(point);
        var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var dimension = 0; dimension < places.Length; dimension++)
        {
            parameters[Dimensions[dimension].Path] = Dimensions[dimension].Values[places[dimension]];
        }

        return parameters;
    }
}

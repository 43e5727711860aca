using InvestOps.Domain.Tuning.Evidence;
using InvestOps.Domain.Tuning.Search;
using Xunit;

namespace InvestOps.Domain.Tests.Tuning.Evidence;

public sealed class NeighbourhoodTests
{
    private static readonly SearchSpace Space = new([new("a", ["1", "2", "3"]), new("b", ["1", "2", "3"])]);

    [Fact]
    public void All_that_touch_count_diagonals_too()
    {
        var values = Enumerable.Range(0, 9).ToDictionary(point => (long)point, point => point == 4 ? 2d : 1d);

        var near = Neighbourhood.Of(Space, 4, values);

        Assert.Equal((8, 1d, 1d, 0.5), (near.Count, near.Median!.Value, near.Worst!.Value, near.Stability!.Value));
    }

    [Fact]
    public void A_best_trial_in_a_corner_has_three_and_those_not_tried_are_left_out()
    {
        var values = new Dictionary<long, double> { [0] = 3, [1] = 2, [3] = 1, [8] = 9 };

        var near = Neighbourhood.Of(Space, 0, values);

        Assert.Equal((2, 1.5, 1d), (near.Count, near.Median!.Value, near.Worst!.Value));
    }
}

using InvestOps.Pipeline.Reporting.Charts.Axes;
using InvestOps.Pipeline.Reporting.Charts.Scenes;
using Xunit;

namespace InvestOps.Pipeline.Tests.Reporting.Charts;

public sealed class ThinningTests
{
    [Fact]
    public void Of_each_column_the_first_highest_lowest_and_last_point_stay_in_order()
    {
        ChartPoint[] points = [new(0.0, 5), new(0.2, 6), new(0.4, 9), new(0.6, 7), new(0.7, 1), new(0.8, 4), new(1.5, 2)];

        var kept = Thinning.ToColumns(points);

        Assert.Equal([new(0.0, 5), new(0.4, 9), new(0.7, 1), new(0.8, 4), new(1.5, 2)], kept);
    }

    [Fact]
    public void A_sparse_line_keeps_every_point()
    {
        ChartPoint[] points = [new(0, 1), new(3, 2), new(6, 3)];

        Assert.Equal(points, Thinning.ToColumns(points));
    }
}

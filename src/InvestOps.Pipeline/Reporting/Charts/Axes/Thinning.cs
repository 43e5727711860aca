using InvestOps.Pipeline.Reporting.Charts.Scenes;

namespace InvestOps.Pipeline.Reporting.Charts.Axes;

/// <summary>Drops the points of a line that no screen can show, so that ten years of sessions make a small page.</summary>
public static class Thinning
{
    /// <summary>For each pixel column the first, the highest, the lowest and the last point, in the order they came.</summary>
    public static IReadOnlyList<ChartPoint> ToColumns(IReadOnlyList<ChartPoint> points, double columnWidth = 1)
    {
        var kept = new List<ChartPoint>(points.Count);
        for (var start = 0; start < points.Count;)
        {
            var column = Math.Floor(points[start].X / columnWidth);
            var end = start;
            var (high, low) = (start, start);
            for (; end < points.Count && Math.Floor(points[end].X / columnWidth) == column; end++)
            {
                high = points[end].Y < points[high].Y ? end : high;
                low = points[end].Y > points[low].Y ? end : low;
            }

            int[] keep = [start, high, low, end - 1];
            kept.AddRange(keep.Distinct().Order().Select(index => points[index]));
            start = end;
        }

        return kept;
    }
}

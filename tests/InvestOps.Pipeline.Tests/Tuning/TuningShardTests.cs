using CsCheck;
using InvestOps.Pipeline.Tuning;
using Xunit;

namespace InvestOps.Pipeline.Tests.Tuning;

public sealed class TuningShardTests
{
    [Fact]
    public void Shards_end_where_the_signals_change_and_get_smaller_towards_the_end() =>
        Assert.Equal([81, 63, 54, 54, 63], TuningShard.Of(0, Points(315), sharing: 9).Select(shard => shard.Points.Count));

    [Fact]
    public void Signals_that_are_shared_by_more_than_fits_are_cut() =>
        Assert.Equal([125, 125, 125, 125, 93, 70, 53, 50, 50, 59], TuningShard.Of(0, Points(875), sharing: 1_000).Select(shard => shard.Points.Count));

    [Fact]
    public void Every_point_is_in_one_shard_and_shards_are_numbered_from_0() =>
        Gen.Select(Gen.Long[0, 50_000].Array[0, 1_500], Gen.Long[1, 400]).Sample((drawn, sharing) =>
        {
            long[] points = [.. drawn.Distinct().Order()];

            var shards = TuningShard.Of(3, points, sharing);

            Assert.Equal(points, shards.SelectMany(shard => shard.Points));
            Assert.Equal(Enumerable.Range(0, shards.Count), shards.Select(shard => shard.Number));
            Assert.All(shards, shard => Assert.InRange(shard.Points.Count, 1, (2 * TuningShard.Size) - 1));
        });

    private static long[] Points(int count) => [.. Enumerable.Range(0, count).Select(point => (long)point)];
}

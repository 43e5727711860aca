using CsCheck;
using InvestOps.Domain.Scanning;
using Xunit;

namespace InvestOps.Domain.Tests.Scanning;

/// <summary>The partial selection of best scores.</summary>
public sealed class RankingTests
{
    private static readonly double[] Odd = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0d];

    // Few different values, so that ties are the rule.
    private static readonly Gen<double> Scores = Gen.Frequency(
        (8, Gen.Int[-3, 3].Select(value => (double)value)),
        (2, Gen.Double[-1, 1]),
        (1, Gen.Int[0, Odd.Length - 1].Select(index => Odd[index])));

    [Fact]
    public void The_best_are_the_first_of_a_stable_sort() =>
        Gen.Select(Scores.Array[0, 60], Gen.Int[0, 70]).Sample((scores, count) =>
        {
            var expected = Enumerable.Range(0, scores.Length)
                .Where(position => double.IsFinite(scores[position]))
                .OrderByDescending(position => scores[position] + 0d)
                .Take(count);

            var best = new int[count];
            var found = Ranking.Best(scores, best);

            Assert.Equal(expected.ToArray(), best[..found]);
        });

    [Fact]
    public void Equal_scores_rank_in_order_of_position()
    {
        var best = new int[2];

        Ranking.Best([1, 5, 5, 5, 2], best);

        Assert.Equal([1, 2], best);
    }

    [Fact]
    public void Scores_that_are_no_numbers_never_rank()
    {
        var best = new int[3];

        Assert.Equal(1, Ranking.Best([double.NaN, double.PositiveInfinity, -7], best));
        Assert.Equal(2, best[0]);
    }
}

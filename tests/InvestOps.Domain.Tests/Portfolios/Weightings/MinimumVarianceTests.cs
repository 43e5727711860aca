using CsCheck;
using InvestOps.Domain.Portfolios.Weightings;
using MathNet.Numerics.LinearAlgebra;
using Xunit;

namespace InvestOps.Domain.Tests.Portfolios.Weightings;

public sealed class MinimumVarianceTests
{
    private static readonly Gen<int> Seeds = Gen.Int[0, int.MaxValue];

    [Fact]
    public void No_other_portfolio_has_less_variance() => Seeds.Sample(
        seed =>
        {
            var (covariance, random) = (RandomCovariance.Of(seed), new Random(seed));
            var weights = Vector<double>.Build.Dense(MinimumVariance.Of(covariance));
            var least = weights * (covariance * weights);

            Assert.All(weights, weight => Assert.True(weight >= 0));
            Assert.Equal(1, weights.Sum(), 1e-12);
            for (var other = 0; other < 100; other++)
            {
                // Also ones near by: towards a random portfolio, or a single issue.
                var aim = Vector<double>.Build.Dense(weights.Count, place => other < weights.Count ? place == other ? 1 : 0 : random.NextDouble());
                var mix = (weights * 0.9) + (aim / aim.Sum() * 0.1);
                Assert.True(mix * (covariance * mix) >= least * (1 - 1e-12));
            }
        },
        iter: 300);

    [Fact]
    public void Weights_do_not_depend_on_the_unit_of_risk() => Seeds.Sample(
        seed => Assert.All(MinimumVariance.Of(RandomCovariance.Of(seed)).Zip(MinimumVariance.Of(RandomCovariance.Of(seed) * 1e6)), pair => Assert.Equal(pair.First, pair.Second, 1e-9)),
        iter: 100);

    [Fact]
    public void The_papers_example_has_the_papers_weights() =>
        Assert.All(MinimumVariance.Of(RandomCovariance.OfThePaper()).Zip([0.745, 0, 0.152, 0.103]), pair => Assert.Equal(pair.Second, pair.First, 6e-4));

    [Theory]
    [InlineData(0, 0.9, 0.1)]
    [InlineData(0.01, 0.08 / 0.08, 0)]
    [InlineData(0.02, 1, 0)]
    [InlineData(-0.01, 0.1 / 0.12, 0.02 / 0.12)]
    public void Two_issues_have_the_weights_of_the_textbook(double covariance, double first, double second)
    {
        var matrix = Matrix<double>.Build.DenseOfArray(new[,] { { 0.01, covariance }, { covariance, 0.09 } });

        Assert.All(MinimumVariance.Of(matrix).Zip([first, second]), pair => Assert.Equal(pair.Second, pair.First, 1e-12));
    }
}

using CsCheck;
using InvestOps.Domain.Portfolios.Weightings;
using MathNet.Numerics.LinearAlgebra;
using Xunit;

namespace InvestOps.Domain.Tests.Portfolios.Weightings;

public sealed class RiskParityTests
{
    private static readonly Gen<int> Seeds = Gen.Int[0, int.MaxValue];

    [Fact]
    public void Every_issue_contributes_the_same_risk() => Seeds.Sample(
        seed =>
        {
            var covariance = RandomCovariance.Of(seed);

            var weights = Vector<double>.Build.Dense(RiskParity.Of(covariance));

            var contributions = weights.PointwiseMultiply(covariance * weights) / (weights * (covariance * weights));
            Assert.All(contributions, part => Assert.Equal(1d / weights.Count, part, 1e-9));
            Assert.All(weights, weight => Assert.True(weight > 0));
            Assert.Equal(1, weights.Sum(), 1e-12);
        },
        iter: 500);

    [Fact]
    public void Weights_do_not_depend_on_the_unit_of_risk() => Seeds.Sample(
        seed => Assert.All(RiskParity.Of(RandomCovariance.Of(seed)).Zip(RiskParity.Of(RandomCovariance.Of(seed) * 1e-6)), pair => Assert.Equal(pair.First, pair.Second, 1e-9)),
        iter: 100);

    [Fact]
    public void The_papers_example_has_the_papers_weights() =>
        Assert.All(RiskParity.Of(RandomCovariance.OfThePaper()).Zip([0.384, 0.192, 0.243, 0.182]), pair => Assert.Equal(pair.Second, pair.First, 6e-4));

    [Theory]
    [InlineData(0.9)]
    [InlineData(-0.9)]
    public void Two_issues_get_the_inverse_of_their_deviations_whatever_their_correlation(double correlation)
    {
        var covariance = Matrix<double>.Build.DenseOfArray(new[,] { { 0.01, correlation * 0.03 }, { correlation * 0.03, 0.09 } });

        Assert.Equal(0.75, RiskParity.Of(covariance)[0], 1e-12);
    }
}

using CsCheck;
using InvestOps.Domain.Indicators;
using InvestOps.Testing;
using MathNet.Numerics.LinearAlgebra;
using Xunit;

namespace InvestOps.Domain.Tests.Indicators;

public sealed class ReturnCovarianceTests
{
    [Fact]
    public void It_is_the_shrunk_covariance_of_the_papers_definition() => Gen.Int[0, int.MaxValue].Sample(
        seed =>
        {
            var random = new Random(seed);
            var (count, length) = (random.Next(2, 6), random.Next(3, 12));
            var returns = Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, length).Select(_ => (random.NextDouble() - 0.5) / 10).ToArray()).ToArray();

            Assert.True((Plain(returns) - ReturnCovariance.Of(returns)).L2Norm() < 1e-12);
        },
        iter: 200);

    [Fact]
    public void With_more_issues_than_sessions_it_can_still_be_inverted()
    {
        var random = new Random(5);
        var returns = Enumerable.Range(0, 40).Select(_ => Enumerable.Range(0, 20).Select(_ => random.NextDouble() - 0.5).ToArray()).ToArray();

        Assert.True(ReturnCovariance.Of(returns).Cholesky().Determinant > 0);
    }

    [Fact]
    public void Two_issues_that_always_move_alike_can_be_inverted()
    {
        double[] alike = [.. Enumerable.Range(0, 20).Select(t => t % 2 == 0 ? 0.01 : -0.01)];

        Assert.True(ReturnCovariance.Of([alike, alike]).Cholesky().Determinant > 0);
    }

    [Fact]
    public void Only_issues_that_can_be_measured_are_in_it()
    {
        var market = new MarketBuilder(12).Issue("000010", t => 10_000 + (t % 3)).Issue("000020", 10_000)
            .Issue("000030", t => t < 3 ? double.NaN : 10_000 + (t % 3)).Issue("000040", t => 10_000 + (t % 5)).Halted("000040", 4, 10).Issue("000050", t => 10_000 - (t % 4));

        var (measured, covariance) = ReturnCovariance.Of(market.Build().WindowAt(11), 10, [0, 1, 2, 3, 4]);

        Assert.Equal([0, 4], measured);
        Assert.Equal(2, covariance!.RowCount);
    }

    [Fact]
    public void Without_enough_history_nothing_is_measured()
    {
        var market = new MarketBuilder(8).Issue("000010", t => 10_000 + (t % 3));

        Assert.Empty(ReturnCovariance.Of(market.Build().WindowAt(7), 8, [0]).Measured);
        Assert.Single(ReturnCovariance.Of(market.Build().WindowAt(7), 7, [0]).Measured);
    }

    // Word for word: the sample, how far it is from one variance for all, and how far the sessions are from it.
    private static Matrix<double> Plain(double[][] returns)
    {
        var (count, length) = (returns.Length, returns[0].Length);
        var x = Matrix<double>.Build.Dense(count, length, (issue, session) => returns[issue][session] - returns[issue].Average());
        var sample = x * x.Transpose() / length;
        var target = Matrix<double>.Build.DenseIdentity(count) * (sample.Trace() / count);
        var distance = Squared(sample - target);
        var error = Enumerable.Range(0, length).Sum(session => Squared(x.Column(session).OuterProduct(x.Column(session)) - sample)) / length / length;
        var strength = Math.Clamp(error / distance, 1e-6, 1);
        return (target * strength) + (sample * (1 - strength));
    }

    private static double Squared(Matrix<double> matrix) => matrix.Enumerate().Sum(value => value * value);
}

using CsCheck;
using InvestOps.Domain.Performance;
using MathNet.Numerics.Statistics;
using Xunit;

namespace InvestOps.Domain.Tests.Performance;

public sealed class MeasureTests
{
    // From a seed, since generated doubles are often all alike or tiny, and such series have no ratios.
    private static readonly Gen<double[]> Returns = Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int[2, 300], (seed, length) =>
    {
        var random = new Random(seed);
        return Enumerable.Range(0, length).Select(_ => (random.NextDouble() - 0.48) * 0.2).ToArray();
    });

    [Fact]
    public void Volatility_and_Sharpe_agree_with_the_sample_statistics_of_a_numerics_library() =>
        Returns.Sample(returns =>
        {
            AssertClose(returns.StandardDeviation() * Math.Sqrt(252), Dispersion.Volatility(returns));
            AssertClose(returns.Mean() / returns.StandardDeviation() * Math.Sqrt(252), RewardToRisk.Sharpe(returns), 1e-8);
        });

    [Fact]
    public void Downside_risk_is_the_root_mean_square_of_the_losses() =>
        Returns.Sample(returns => AssertClose(returns.Select(r => Math.Min(r, 0)).RootMeanSquare() * Math.Sqrt(252), Dispersion.DownsideRisk(returns)));

    [Fact]
    public void Beta_agrees_with_covariance_over_variance() =>
        Gen.Select(Returns, Returns).Sample((left, right) =>
        {
            var count = Math.Min(left.Length, right.Length);
            var (returns, benchmark) = (left[..count], right[..count]);

            AssertClose(returns.Covariance(benchmark) / benchmark.Variance(), MarketSensitivity.Beta(returns, benchmark), 1e-8);
        });

    [Fact]
    public void Sessions_on_which_the_benchmark_is_not_known_do_not_count_for_beta()
    {
        var beta = MarketSensitivity.Beta([0.01, 0.5, 0.02, -0.01, 0.04], [0.02, double.NaN, 0.04, -0.02, 0.08]);

        Assert.Equal(0.5, beta!.Value, 1e-14);
    }

    [Fact]
    public void Drawdowns_lie_between_minus_one_and_zero() =>
        Gen.Double[0.01, 1_000].Array[1, 200].Sample(values =>
        {
            var drawdowns = PerformanceMeasures.Drawdowns(values);

            Assert.Equal(values.Length, drawdowns.Length);
            Assert.All(drawdowns, drawdown => Assert.InRange(drawdown, -1, 0));
            Assert.Equal(drawdowns.Min(), Drawdown.Deepest(values));
        });

    [Fact]
    public void Drawdowns_of_a_case_worked_by_hand()
    {
        double[] values = [100, 110, 99, 105, 112, 90, 95, 112, 113];
        double[] expected = [0, 0, -11d / 110, -5d / 110, 0, -22d / 112, -17d / 112, 0, 0];

        Assert.Equal(expected, PerformanceMeasures.Drawdowns(values), (left, right) => Math.Abs(left - right) < 1e-15);
    }

    [Theory]
    [InlineData(new double[] { 100, 110, 99, 105, 112, 90, 95, 112, 113 }, 3)]
    [InlineData(new double[] { 100, 110, 99, 105, 109, 90, 95 }, 5)]
    [InlineData(new double[] { 100, 90, 100, 90, 100 }, 2)]
    [InlineData(new double[] { 100, 100, 101, 101, 102 }, 0)]
    [InlineData(new double[] { 100 }, 0)]
    public void The_longest_time_under_water_runs_from_the_peak_to_recovery_or_the_end(double[] values, int days)
    {
        var dates = Enumerable.Range(0, values.Length).Select(day => new DateOnly(2024, 1, 1).AddDays(day)).ToArray();

        Assert.Equal(days, Drawdown.LongestDays(dates, values));
    }

    [Fact]
    public void What_is_not_defined_has_no_value()
    {
        double[] flat = [0, 0, 0, 0, 0];
        double[] rising = [0.01, 0.02, 0.01, 0.03, 0.01];
        double[] constant = [.. Enumerable.Range(1, 100).Select(t => (Math.Pow(1.01, t) / Math.Pow(1.01, t - 1)) - 1)];

        Assert.Null(RewardToRisk.Sharpe(flat));
        Assert.Null(RewardToRisk.Sharpe(constant));
        Assert.Null(RewardToRisk.Sharpe([0.01]));
        Assert.Null(RewardToRisk.Sortino(flat));
        Assert.Null(RewardToRisk.Sortino(rising));
        Assert.Null(RewardToRisk.Sortino([]));
        Assert.Null(RewardToRisk.Calmar(0.1, 0));
        Assert.Null(HitRate.Of(flat));
        Assert.Null(MarketSensitivity.Beta(rising, flat));
        Assert.Null(MarketSensitivity.Beta([0.01], [0.02]));
        Assert.Null(Dispersion.Volatility([0.01]));
        Assert.Null(Growth.Cagr(0.1, 0));
        Assert.Null(Growth.Cagr(-1.5, 252));
        Assert.Equal(0, Turnover.OneWayAnnual(0, []));
    }

    [Fact]
    public void Turnover_is_one_way_and_annual()
    {
        // 500 bought and 500 sold of a book of 1,000 within half a year: half the book in half a year.
        var equity = Enumerable.Repeat(1_000d, 126).ToArray();

        Assert.Equal(1, Turnover.OneWayAnnual(1_000, equity), 1e-15);
    }

    private static void AssertClose(double expected, double? actual, double tolerance = 1e-11) =>
        Assert.Equal(expected, actual!.Value, tolerance * Math.Max(1, Math.Abs(expected)));
}

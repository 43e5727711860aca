using InvestOps.Domain.Performance;
using InvestOps.Domain.Performance.Inference;
using Xunit;

namespace InvestOps.Domain.Tests.Performance;

public sealed class InferenceTests
{
    [Fact]
    public void The_same_identity_gives_the_same_bits_and_another_one_others()
    {
        var returns = Normal(500, seed: 3);

        Assert.Equal(StationaryBootstrap.Of(returns, "one"), StationaryBootstrap.Of(returns, "one"));
        Assert.NotEqual(StationaryBootstrap.Of(returns, "one"), StationaryBootstrap.Of(returns, "two"));
    }

    // The seed's own generator is fixed: these numbers are part of what "same request, same bytes" means.
    [Fact]
    public void The_intervals_of_a_known_series_never_change()
    {
        var intervals = StationaryBootstrap.Of(GoldenSeries.C.Returns, "case-c")!;

        Assert.Equal((8, 1_000, 0.95), (intervals.BlockSessions, intervals.Resamples, intervals.Confidence));
        Assert.Equal("-0.7771112391 2.6781729554", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{intervals.Sharpe.Low:0.0000000000} {intervals.Sharpe.High:0.0000000000}"));
        Assert.Equal("-0.2448931365 -0.0632375509", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{intervals.MaxDrawdown.Low:0.0000000000} {intervals.MaxDrawdown.High:0.0000000000}"));
    }

    [Fact]
    public void The_interval_of_the_Sharpe_ratio_is_as_wide_as_theory_has_it()
    {
        // For independent returns the standard error of the annual ratio is near √(252 ÷ n); an interval of 95 % has 3.92 of them.
        var returns = Normal(2_000, seed: 11);
        var expected = 3.92 * Math.Sqrt(252d / 2_000);

        var interval = StationaryBootstrap.Of(returns, "width")!.Sharpe;

        Assert.InRange(interval.High - interval.Low, expected * 0.85, expected * 1.15);
        Assert.True(interval.Contains(RewardToRisk.Sharpe(returns)!.Value));
    }

    [Fact]
    public void Drawdown_intervals_are_ordered_and_negative()
    {
        var interval = StationaryBootstrap.Of(Normal(300, seed: 5), "falls")!.MaxDrawdown;

        Assert.True(interval.Low < interval.High);
        Assert.InRange(interval.Low, -1, 0);
        Assert.InRange(interval.High, -1, 0);
    }

    [Fact]
    public void A_month_or_less_has_no_interval() => Assert.Null(StationaryBootstrap.Of(Normal(21, seed: 1), "short"));

    [Fact]
    public void The_chance_that_a_ratio_is_above_itself_is_a_half()
    {
        var returns = Normal(400, seed: 9);

        Assert.Equal(0.5, SharpeEvidence.Probabilistic(returns, RewardToRisk.Sharpe(returns)!.Value / Math.Sqrt(252))!.Value, 1e-12);
    }

    [Fact]
    public void More_trials_make_the_same_ratio_less_likely()
    {
        var returns = Normal(400, seed: 9);
        double[] few = [0.01, 0.05];
        double[] many = [.. Enumerable.Range(0, 100).Select(trial => trial % 2 == 0 ? 0.01 : 0.05)];

        Assert.True(SharpeEvidence.Deflated(returns, many) < SharpeEvidence.Deflated(returns, few));
    }

    [Fact]
    public void A_rolling_value_is_the_measure_of_its_window()
    {
        var (returns, benchmark) = (Normal(600, seed: 2), Normal(600, seed: 4));
        benchmark[0] = double.NaN;

        var rolling = RollingMeasures.Of(returns, benchmark)!;

        Assert.Equal(252, rolling.Window);
        Assert.All(rolling.Sharpe.Take(251), value => Assert.True(double.IsNaN(value)));
        Assert.Equal(RewardToRisk.Sharpe(returns.AsSpan(300, 252))!.Value, rolling.Sharpe[551]);
        Assert.Equal(Dispersion.Volatility(returns.AsSpan(300, 252))!.Value, rolling.Volatility[551]);
        Assert.Equal(MarketSensitivity.Beta(returns.AsSpan(0, 252), benchmark.AsSpan(0, 252))!.Value, rolling.Beta[251]);
        Assert.Equal(126, RollingMeasures.Of(returns[..503], benchmark[..503])!.Window);
        Assert.Null(RollingMeasures.Of(returns[..125], benchmark[..125]));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.25, 1.75)]
    [InlineData(0.5, 2.5)]
    [InlineData(1, 4)]
    public void Percentiles_are_interpolated(double share, double expected) => Assert.Equal(expected, Percentile.Of([1, 2, 3, 4], share), 1e-15);

    private static double[] Normal(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => 0.0005 + (0.012 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
    }
}

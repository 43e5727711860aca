using InvestOps.Domain.Performance;
using InvestOps.Domain.Performance.Inference;
using Xunit;

namespace InvestOps.Domain.Tests.Performance;

public sealed class GoldenMeasureTests
{
    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    [InlineData("C")]
    public void Every_measure_equals_its_golden_value(string name)
    {
        var golden = Case(name);
        var returns = golden.Returns;
        var cagr = Growth.Cagr(DailyReturns.Total(returns), returns.Length);
        var deepest = Drawdown.Deepest(golden.Values());

        AssertClose(golden.Cagr, cagr);
        AssertClose(golden.Volatility, Dispersion.Volatility(returns));
        AssertClose(golden.Sharpe, RewardToRisk.Sharpe(returns));
        AssertClose(golden.Sortino, RewardToRisk.Sortino(returns));
        AssertClose(golden.MaxDrawdown, deepest);
        AssertClose(golden.Calmar, RewardToRisk.Calmar(cagr, deepest));
        AssertClose(golden.Beta, MarketSensitivity.Beta(returns, golden.Benchmark));
        AssertClose(golden.HitRatio, HitRate.Of(returns));
    }

    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    [InlineData("C")]
    public void Every_measure_of_tails_and_shape_equals_its_golden_value(string name)
    {
        var golden = Case(name);
        var returns = golden.Returns;

        AssertClose(golden.SharpeAtOneBasisPoint, RewardToRisk.Sharpe(returns, riskFree: 0.0001));
        AssertClose(golden.DownsideRisk, Dispersion.DownsideRisk(returns));
        AssertClose(golden.Omega, RewardToRisk.Omega(returns));
        AssertClose(golden.TailRatio, TailRisk.TailRatio(returns));
        AssertClose(golden.ValueAtRisk, TailRisk.ValueAtRisk(returns));
        AssertClose(golden.ExpectedShortfall, TailRisk.ExpectedShortfall(returns));
        AssertClose(golden.Stability, RewardToRisk.Stability(returns));
        AssertClose(golden.UlcerIndex, Drawdown.UlcerIndex(Drawdown.Series(golden.Values()).AsSpan(1)));
        AssertClose(golden.Skewness, Moments.Skewness(returns));
        AssertClose(golden.ExcessKurtosis + 3, Moments.Kurtosis(returns));
    }

    [Theory]
    [InlineData("A")]
    [InlineData("B")]
    [InlineData("C")]
    public void Every_measure_against_a_benchmark_equals_its_golden_value(string name)
    {
        var golden = Case(name);
        var (returns, benchmark) = (golden.Returns, golden.Benchmark);

        AssertClose(golden.Alpha, MarketSensitivity.Alpha(returns, benchmark));
        AssertClose(golden.InformationRatio, MarketSensitivity.InformationRatio(returns, benchmark));
        AssertClose(golden.InformationRatio * Math.Sqrt(252), MarketSensitivity.AnnualInformationRatio(returns, benchmark));
        AssertClose(golden.UpCapture, Capture.Up(returns, benchmark));
        AssertClose(golden.TotalCapture, Capture.Total(returns, benchmark));
        if (golden.DownCapture is { } down)
        {
            AssertClose(down, Capture.Down(returns, benchmark));
        }
        else
        {
            Assert.Null(Capture.Down(returns, benchmark));
        }
    }

    // D: five gains. Nothing was lost, so the ratios to losses do not exist.
    [Fact]
    public void Nothing_but_gains_has_no_ratio_to_losses()
    {
        double[] returns = [0.01, 0.02, 0.01, 0.03, 0.01];
        double[] benchmark = [0.005, 0.01, 0.01, 0.02, 0];

        AssertClose(53.17968776390926, Growth.Cagr(DailyReturns.Total(returns), 5));
        AssertClose(0.14198591479439077, Dispersion.Volatility(returns));
        AssertClose(28.39718295887816, RewardToRisk.Sharpe(returns));
        AssertClose(2.8, TailRisk.TailRatio(returns));
        AssertClose(0.01, TailRisk.ValueAtRisk(returns));
        AssertClose(0.01, TailRisk.ExpectedShortfall(returns));
        AssertClose(0.9763130456061584, RewardToRisk.Stability(returns));
        AssertClose(4.235485453182033, MarketSensitivity.Alpha(returns, benchmark));
        AssertClose(1.0454545454545456, MarketSensitivity.Beta(returns, benchmark));
        AssertClose(1.5652475842498528, MarketSensitivity.InformationRatio(returns, benchmark));
        AssertClose(4.937775068516012, Capture.Up(returns, benchmark));
        AssertClose(6.248565375508379, Capture.Total(returns, benchmark));
        AssertClose(1.257788237343631, Moments.Skewness(returns));
        AssertClose(3.3125, Moments.Kurtosis(returns));
        Assert.Equal(0, Drawdown.Deepest([1, .. Cumulated(returns)]));
        Assert.Equal(0, Dispersion.DownsideRisk(returns));
        Assert.Null(RewardToRisk.Sortino(returns));
        Assert.Null(RewardToRisk.Calmar(53, 0));
        Assert.Null(RewardToRisk.Omega(returns));
        Assert.Null(Capture.Down(returns, benchmark));
    }

    // E: five sessions without a move.
    [Fact]
    public void A_flat_curve_has_no_ratios_but_those_against_the_benchmark()
    {
        double[] returns = [0, 0, 0, 0, 0];
        double[] benchmark = [0.01, -0.01, 0.02, 0, 0.01];

        Assert.Equal((0, 0), (Growth.Cagr(0, 5), Dispersion.Volatility(returns)));
        Assert.Equal((0, 0), (TailRisk.ValueAtRisk(returns), TailRisk.ExpectedShortfall(returns)));
        Assert.Equal((0, 0), (MarketSensitivity.Beta(returns, benchmark), MarketSensitivity.Alpha(returns, benchmark)));
        AssertClose(-0.5262348115842176, MarketSensitivity.InformationRatio(returns, benchmark));
        Assert.Equal((0, 0), (Capture.Up(returns, benchmark), Capture.Total(returns, benchmark)));
        Assert.Equal(0, Capture.Down(returns, benchmark));
        Assert.Null(RewardToRisk.Sharpe(returns));
        Assert.Null(RewardToRisk.Sharpe(returns, riskFree: 0.0001));
        Assert.Null(RewardToRisk.Sortino(returns));
        Assert.Null(RewardToRisk.Omega(returns));
        Assert.Null(RewardToRisk.Stability(returns));
        Assert.Null(TailRisk.TailRatio(returns));
        Assert.Null(Moments.Skewness(returns));
        Assert.Null(Moments.Kurtosis(returns));
        Assert.Null(MarketSensitivity.Correlation(returns, benchmark));
        Assert.Null(SharpeEvidence.Probabilistic(returns));
        Assert.Null(StationaryBootstrap.Of(new double[100], "flat"));
    }

    // F: case C as the best of eight trials.
    [Fact]
    public void The_probabilistic_and_the_deflated_Sharpe_ratio_are_those_of_the_papers()
    {
        var returns = GoldenSeries.C.Returns;
        double[] trials = [.. new[] { 0.2, 0.5, 0.7, 0.9, 1.0278834, 0.4, -0.1, 0.65 }.Select(sharpe => sharpe / Math.Sqrt(252))];

        AssertClose(0.06475054367242486, RewardToRisk.Sharpe(returns) / Math.Sqrt(252));
        AssertClose(0.9266486409223302, SharpeEvidence.Probabilistic(returns));
        AssertClose(0.0338857049314514, SharpeEvidence.ExpectedBest(trials));
        AssertClose(0.755463716710784, SharpeEvidence.Deflated(returns, trials));
        Assert.Null(SharpeEvidence.Deflated(returns, [0.05]));
    }

    // G: a drawdown worked by hand.
    [Fact]
    public void A_drawdown_has_its_peak_its_valley_and_its_recovery()
    {
        double[] prices = [100, 110, 99, 105, 112, 90, 95, 112, 113];

        var spells = Drawdown.Spells(prices);

        Assert.Equal([(1, 2, 4), (4, 5, 7)], spells.Select(spell => (spell.Peak, spell.Valley, spell.Recovery!.Value)));
        AssertClose(-0.09999999999999998, spells[0].Depth);
        AssertClose(-0.1964285714285714, spells[1].Depth);
        Assert.Null(Assert.Single(Drawdown.Spells([100, 90, 95])).Recovery);
        Assert.Empty(Drawdown.Spells([100, 100, 101]));
    }

    // H: 600 and 400 bought with a book of 1,000, then 300 exchanged.
    [Fact]
    public void Every_turnover_equals_the_case_worked_by_hand()
    {
        Assert.Equal([0.5, 0.3], [Turnover.OneWay(1_000, 0, 1_000), Turnover.OneWay(300, 300, 1_000)]);
        Assert.Equal([1.0, 0.6], [Turnover.OfPortfolioValue(1_000, 0, 1_000), Turnover.OfPortfolioValue(300, 300, 1_000)]);
        Assert.Equal([2.0, 0.6], [Turnover.OfGrossBook(1_000, 0, 0, 1_000)!.Value, Turnover.OfGrossBook(300, 300, 1_000, 1_000)!.Value]);
        Assert.Equal([0.0, 0.3], [Turnover.SmallerSide(1_000, 0, 1_000), Turnover.SmallerSide(300, 300, 1_000)]);
        Assert.Null(Turnover.OfGrossBook(0, 0, 0, 0));
    }

    private static GoldenSeries Case(string name) => name switch
    {
        "A" => GoldenSeries.A,
        "B" => GoldenSeries.B,
        _ => GoldenSeries.C,
    };

    private static IEnumerable<double> Cumulated(double[] returns) =>
        returns.Select((_, t) => returns[..(t + 1)].Aggregate(1d, (value, r) => value * (1 + r)));

    private static void AssertClose(double expected, double? actual, double tolerance = 1e-12)
    {
        Assert.NotNull(actual);
        Assert.Equal(1d, actual.Value / expected, tolerance);
    }
}

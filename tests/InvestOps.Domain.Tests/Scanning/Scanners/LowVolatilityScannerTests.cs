using CsCheck;
using InvestOps.Domain.Scanning;
using InvestOps.Domain.Scanning.Scanners;
using InvestOps.Testing;
using MathNet.Numerics.Statistics;
using Xunit;

namespace InvestOps.Domain.Tests.Scanning.Scanners;

public sealed class LowVolatilityScannerTests
{
    private readonly LowVolatilityScanner _scanner = new(Sessions: 4);

    [Fact]
    public void The_score_is_minus_the_standard_deviation_of_daily_returns()
    {
        // Returns +10 %, −10 %, +10 %, −10 %: mean 0, sum of squares 0.04, over n − 1 = 3.
        double[] closes = [10_000, 11_000, 9_900, 10_890, 9_801];
        var window = new MarketBuilder(5).Issue("000010", t => closes[t]).Build().LastWindow();

        Assert.Equal(-Math.Sqrt(0.04 / 3), _scanner.Scores(window)[0], 1e-12);
        Assert.Equal(
            new Explanation(ExplanationKeys.Volatility, ["11.55%", "183.3%", "4", "2024-01-02"]),
            _scanner.Explain(window, 0));
    }

    [Fact]
    public void Sessions_without_trades_are_left_out()
    {
        // Returns +10 % and, after the halt, −10 %.
        double[] closes = [10_000, 11_000, 11_000, 9_900, 9_900];
        var window = new MarketBuilder(5).Issue("000010", t => closes[t])
            .Volumes("000010", t => t is 2 or 4 ? 0 : 100)
            .Build().LastWindow();

        Assert.Equal(-Math.Sqrt(0.02), _scanner.Scores(window)[0], 1e-12);
    }

    [Fact]
    public void An_issue_halted_for_most_of_the_time_is_not_scored()
    {
        var window = new MarketBuilder(5).Issue("000010", 1000).Volumes("000010", t => t == 4 ? 100 : 0).Build().LastWindow();

        Assert.Equal([double.NaN], _scanner.Scores(window));
        Assert.Equal(new Explanation(ExplanationKeys.RarelyTraded, ["1", "4", "2024-01-02"]), _scanner.Explain(window, 0));
    }

    [Fact]
    public void An_issue_without_the_first_close_is_not_scored()
    {
        var window = new MarketBuilder(5).Issue("000010", t => t == 0 ? double.NaN : 1000 + t).Build().LastWindow();

        Assert.Equal([double.NaN], _scanner.Scores(window));
        Assert.Equal(new Explanation(ExplanationKeys.NoPrice, ["2024-01-02", "4"]), _scanner.Explain(window, 0));
    }

    [Fact]
    public void A_split_adds_no_volatility()
    {
        var window = new MarketBuilder(5).Issue("000010", t => t < 3 ? 50_000 : 10_000).BasePrice("000010", 3, 10_000).Build().LastWindow();

        Assert.Equal(0, _scanner.Scores(window)[0], 1e-12);
    }

    [Fact]
    public void The_score_agrees_with_another_library() =>
        Gen.Double[500, 2000].Array[21].Sample(closes =>
        {
            var window = new MarketBuilder(21).Adjusted().Issue("000010", t => closes[t]).Build().LastWindow();
            var returns = closes.Skip(1).Select((close, t) => (close / closes[t]) - 1);

            Assert.Equal(-returns.StandardDeviation(), new LowVolatilityScanner(20).Scores(window)[0], 1e-12);
        });
}

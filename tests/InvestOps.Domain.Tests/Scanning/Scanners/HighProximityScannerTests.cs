using InvestOps.Domain.Scanning;
using InvestOps.Domain.Scanning.Scanners;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.Scanning.Scanners;

public sealed class HighProximityScannerTests
{
    private readonly HighProximityScanner _scanner = new(Sessions: 4);

    [Fact]
    public void The_score_is_the_close_over_the_highest_close_of_the_window()
    {
        double[] closes = [9_000, 1_000, 2_000, 1_500, 1_600];
        var window = new MarketBuilder(5).Issue("000010", t => closes[t]).Build().LastWindow();

        Assert.Equal(0.8, _scanner.Scores(window)[0], 1e-12);
        Assert.Equal(new Explanation(ExplanationKeys.Proximity, ["80.00%", "4", "2,000", "2024-01-04"]), _scanner.Explain(window, 0));
    }

    [Fact]
    public void An_issue_at_its_high_scores_one()
    {
        var window = new MarketBuilder(5).Issue("000010", t => 1000 + t).Build().LastWindow();

        Assert.Equal([1d], _scanner.Scores(window));
    }

    [Fact]
    public void The_high_before_a_split_counts_in_todays_shares()
    {
        double[] closes = [50_000, 60_000, 12_000, 9_000];
        var window = new MarketBuilder(4).Issue("000010", t => closes[t]).BasePrice("000010", 2, 12_000).Build().LastWindow();

        Assert.Equal(0.75, _scanner.Scores(window)[0], 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Without_the_first_or_the_last_row_there_is_no_score(int missing)
    {
        var window = new MarketBuilder(5).Issue("000010", t => t == missing ? double.NaN : 1000).Build().LastWindow();

        Assert.Equal([double.NaN], _scanner.Scores(window));
    }

    [Fact]
    public void A_session_without_a_row_in_between_is_passed_over()
    {
        double[] closes = [1_000, 1_000, double.NaN, 800];
        var window = new MarketBuilder(4).Issue("000010", t => closes[t]).BasePrice("000010", 3, 1_000).Build().LastWindow();

        Assert.Equal([0.8], _scanner.Scores(window));
    }
}

using InvestOps.Domain.Scanning;
using InvestOps.Domain.Scanning.Scanners;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.Scanning.Scanners;

public sealed class MomentumScannerTests
{
    private readonly MomentumScanner _scanner = new(LookbackSessions: 4, Skip: 1);

    [Fact]
    public void The_score_is_the_return_from_the_lookback_to_the_skip()
    {
        double[] closes = [999, 1000, 1100, 1200, 1300, 9999];
        var window = new MarketBuilder(6).Issue("000010", t => closes[t]).Build().LastWindow();

        Assert.Equal([(1300d / 1000d) - 1], _scanner.Scores(window));
    }

    [Fact]
    public void Adjusted_data_give_exactly_the_ratio_of_closes()
    {
        var window = new MarketBuilder(5).Adjusted().Issue("000010", t => 777.77 + (t * 3.33)).Build().LastWindow();

        Assert.Equal(((777.77 + (3 * 3.33)) / 777.77) - 1, _scanner.Scores(window)[0]);
    }

    [Fact]
    public void A_split_does_not_count_as_a_fall()
    {
        double[] closes = [50_000, 50_000, 10_000, 11_000, 11_000];
        var window = new MarketBuilder(5)
            .Issue("000010", t => closes[t])
            .BasePrice("000010", session: 2, basePrice: 10_000)
            .Build().LastWindow();

        Assert.Equal(0.1, _scanner.Scores(window)[0], 1e-12);
        Assert.Equal(new Explanation(ExplanationKeys.Momentum, ["+10.00%", "2024-01-02", "10,000", "2024-01-05", "11,000"]), _scanner.Explain(window, 0));
    }

    [Theory]
    [InlineData(0, "2024-01-02", "4")]
    [InlineData(3, "2024-01-05", "1")]
    public void Without_a_row_where_one_is_needed_there_is_no_score(int missing, string session, string sessionsAgo)
    {
        var window = new MarketBuilder(5).Issue("000010", t => t == missing ? double.NaN : 1000).Build().LastWindow();

        Assert.Equal([double.NaN], _scanner.Scores(window));
        Assert.Equal(new Explanation(ExplanationKeys.NoPrice, [session, sessionsAgo]), _scanner.Explain(window, 0));
    }

    [Fact]
    public void Rows_in_between_are_not_needed()
    {
        var window = new MarketBuilder(5).Issue("000010", t => t is 1 or 2 ? double.NaN : 1000).Build().LastWindow();

        Assert.Equal([0d], _scanner.Scores(window));
    }

    [Fact]
    public void Scanners_with_the_same_figures_are_equal()
    {
        Assert.Equal(new MomentumScanner(4, 1), _scanner);
        Assert.NotEqual(new MomentumScanner(4, 2), _scanner);
    }
}

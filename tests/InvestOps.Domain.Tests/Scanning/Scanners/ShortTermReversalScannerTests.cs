using InvestOps.Domain.Scanning;
using InvestOps.Domain.Scanning.Scanners;
using InvestOps.Testing;
using Xunit;

namespace InvestOps.Domain.Tests.Scanning.Scanners;

public sealed class ShortTermReversalScannerTests
{
    private readonly ShortTermReversalScanner _scanner = new(Sessions: 2);

    [Fact]
    public void The_score_is_minus_the_return_of_the_last_sessions()
    {
        double[] closes = [1, 1_000, 5_000, 900];
        var window = new MarketBuilder(4).Issue("000010", t => closes[t]).Build().LastWindow();

        Assert.Equal(0.1, _scanner.Scores(window)[0], 1e-12);
        Assert.Equal(new Explanation(ExplanationKeys.Reversal, ["-10.00%", "2", "2024-01-03", "1,000", "2024-01-05", "900"]), _scanner.Explain(window, 0));
    }

    [Fact]
    public void Without_a_row_at_the_start_there_is_no_score()
    {
        var window = new MarketBuilder(3).Issue("000010", t => t == 0 ? double.NaN : 1000).Build().LastWindow();

        Assert.Equal([double.NaN], _scanner.Scores(window));
        Assert.Equal(new Explanation(ExplanationKeys.NoPrice, ["2024-01-02", "2"]), _scanner.Explain(window, 0));
    }
}

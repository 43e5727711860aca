using InvestOps.Domain.CorporateActions;
using Xunit;

namespace InvestOps.Domain.Tests.CorporateActions;

public sealed class GapBridgeTests
{
    [Theory]
    [InlineData(0.2, 5, 0.2)] // a split, nothing traded
    [InlineData(0.2002, 5, 0.2002)] // the same, the base rounded to a tick
    [InlineData(0.23, 5, 0.2)] // a split, and 15 % up in the sessions that are missing
    [InlineData(10, 0.1, 10)] // a reverse split
    [InlineData(8.7, 0.1, 10)] // a reverse split, and 13 % down
    [InlineData(0.2, 1, 1)] // no shares to tell: a bonus issue, or a fall
    [InlineData(0.2, double.NaN, 1)]
    [InlineData(1, 2, 1)] // twice the shares were sold; the price stayed
    [InlineData(0.8, 1.3, 1)] // a rights issue: 30 % more shares, paid for
    [InlineData(0.3, 2.83, 1)] // no ratio of a split
    [InlineData(0.5, 0, 1)]
    public void Only_shares_and_base_together_prove_a_split(double baseRatio, double shareRatio, double factor) =>
        Assert.Equal(factor, GapBridge.FactorOf(baseRatio, shareRatio), precision: 12);
}

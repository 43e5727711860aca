using InvestOps.Domain.Performance;
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
        var golden = name switch
        {
            "A" => GoldenSeries.A,
            "B" => GoldenSeries.B,
            _ => GoldenSeries.C,
        };
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

    private static void AssertClose(double expected, double? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(1d, actual.Value / expected, 1e-12);
    }
}

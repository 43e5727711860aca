using CsCheck;
using InvestOps.Domain.Indicators;
using InvestOps.Domain.Tests.Scanning;
using Xunit;

namespace InvestOps.Domain.Tests.Indicators;

public sealed class ReturnVolatilityTests
{
    [Fact]
    public void The_pass_over_all_issues_agrees_with_the_plain_definition() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[2, 30]).Sample((seed, sessions) =>
        {
            var window = new RandomMarket(seed).Builder().Build().LastWindow();
            var deviations = new double[window.Issues.Count];

            ReturnVolatility.Measure(window, sessions, deviations);

            for (var issue = 0; issue < deviations.Length; issue++)
            {
                Assert.Equal(ReturnVolatility.Of(window, sessions, issue).Deviation, deviations[issue], 1e-10);
            }
        });
}

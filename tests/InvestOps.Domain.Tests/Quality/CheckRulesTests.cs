using InvestOps.Domain.Quality;
using Xunit;

namespace InvestOps.Domain.Tests.Quality;

public sealed class CheckRulesTests
{
    [Fact]
    public void Every_check_has_its_rule_at_its_place()
    {
        Assert.Equal(Enum.GetValues<SessionCheck>(), CheckRules.All.Select(rule => rule.Check));
        Assert.All(CheckRules.All, rule => Assert.Equal(rule, CheckRules.Of(rule.Check)));
    }

    [Fact]
    public void The_rules_come_from_the_whole_day_down_to_the_notes() =>
        Assert.Equal(CheckRules.All.Select(rule => rule.Severity).OrderDescending(), CheckRules.All.Select(rule => rule.Severity));
}

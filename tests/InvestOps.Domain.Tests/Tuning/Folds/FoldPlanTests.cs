using CsCheck;
using InvestOps.Domain.Tuning;
using InvestOps.Domain.Tuning.Folds;
using Xunit;

namespace InvestOps.Domain.Tests.Tuning.Folds;

public sealed class FoldPlanTests
{
    private static readonly FoldRules Rules = new() { Train = 300, Test = 100, KFold = 5, Purge = 10, Embargo = 5, Blocks = 8 };

    [Fact]
    public void A_rolling_fold_trains_on_the_sessions_just_before_its_test_and_an_anchored_one_on_all_before()
    {
        var plan = new FoldPlan(650, Rules);

        Assert.Equal([new SessionSpan(0, 300), new(100, 400), new(200, 500)], plan.Rolling.Select(fold => fold.Train.Single()));
        Assert.Equal([new SessionSpan(0, 300), new(0, 400), new(0, 500)], plan.Anchored.Select(fold => fold.Train.Single()));
        Assert.Equal([new SessionSpan(300, 400), new(400, 500), new(500, 650)], plan.Rolling.Select(fold => fold.Test));
    }

    [Fact]
    public void Purged_folds_keep_their_distance_on_both_sides_and_wait_longer_after_the_test()
    {
        var fold = new FoldPlan(1000, Rules).Purged[2];

        Assert.Equal(new SessionSpan(400, 600), fold.Test);
        Assert.Equal([new SessionSpan(0, 390), new(615, 1000)], fold.Train);
    }

    [Fact]
    public void Every_return_is_tested_once_in_a_cross_validation() =>
        Assert.Equal(Enumerable.Range(0, 997), new FoldPlan(997, Rules).Purged.SelectMany(fold => Enumerable.Range(fold.Test.From, fold.Test.Count)));

    [Fact]
    public void Segments_joined_are_what_the_returns_themselves_come_to() =>
        Gen.Double[-0.2, 0.25].Array[700].Sample(
            returns =>
            {
                var plan = new FoldPlan(returns.Length, Rules);
                var segments = plan.Summarise(returns);
                foreach (var fold in plan.Rolling.Concat(plan.Anchored).Concat(plan.Purged))
                {
                    double[] train = [.. fold.Train.SelectMany(span => returns[span.From..span.To])];
                    MustEqual(ReturnSummary.Of(train), plan.On(segments, fold.Train));
                    MustEqual(ReturnSummary.Of(returns.AsSpan(fold.Test.From, fold.Test.Count)), plan.On(segments, fold.Test));
                }
            },
            iter: 50);

    [Theory]
    [InlineData(700, 301, "do")]
    [InlineData(756, 252, "a walk-forward fold of train=756 and test=252 sessions does not fit into the 1000 returns")]
    public void A_fold_that_is_longer_than_the_data_is_a_fault(int train, int test, string expected) =>
        Assert.Contains(new FoldRules { Train = train, Test = test }.Faults(1000), fault => fault.Contains(expected, StringComparison.Ordinal));

    [Theory]
    [InlineData(60)]
    [InlineData(250)]
    [InlineData(2700)]
    public void The_rules_for_a_range_fit_it(int returns) => Assert.Empty(FoldRules.For(returns).Faults(returns));

    private static void MustEqual(ReturnSummary expected, ReturnSummary actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        Assert.All(
            new[] { (expected.Sum, actual.Sum), (expected.Squares, actual.Squares), (expected.DownSquares, actual.DownSquares), (expected.Growth, actual.Growth), (expected.MaxDrawdown, actual.MaxDrawdown) },
            pair => Assert.Equal(pair.Item1, pair.Item2, 1e-9 * Math.Max(1, Math.Abs(pair.Item1))));
    }
}

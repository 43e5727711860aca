using InvestOps.Domain.Performance.Inference;
using InvestOps.Domain.Tuning;
using InvestOps.Domain.Tuning.Evidence;
using Xunit;

namespace InvestOps.Domain.Tests.Tuning;

public sealed class TuningJudgeTests
{
    [Fact]
    public void Of_a_hundred_markets_without_an_edge_no_more_than_said_are_called_good()
    {
        var verdicts = Enumerable.Range(1, 100).Select(seed => new TunedMarket(seed).Judge().Verdict).ToArray();

        var good = verdicts.Count(verdict => verdict == LuckVerdict.Good);
        Assert.True(good <= 100 * Checks.Level, FormattableString.Invariant($"{good} of 100 are called good."));
    }

    [Fact]
    public void An_edge_that_is_there_is_called_good()
    {
        var findings = new TunedMarket(3, drift: 0.001, persistence: 0.003).Judge();

        Assert.All(findings.Checks, check => Assert.True(check.IsPassed, $"{check}"));
        Assert.Equal(LuckVerdict.Good, findings.Verdict);
    }

    [Fact]
    public void Findings_do_not_depend_on_the_number_of_workers()
    {
        var (one, two) = (new TunedMarket(11).Judge(1), new TunedMarket(11).Judge(2));

        Assert.Equal(one.Checks, two.Checks);
        Assert.Equal(one.Evidence.Overfitting!.Pairs, two.Evidence.Overfitting!.Pairs);
    }

    [Fact]
    public void What_a_fold_chose_was_the_best_of_its_training_part()
    {
        var market = new TunedMarket(5);
        var findings = market.Judge();
        var trials = market.RunAll().Trials;

        Assert.NotEmpty(findings.Rolling);
        Assert.All(findings.Rolling, choice => Assert.Equal(trials.Max(trial => market.Plan.On(trial.Segments, choice.Fold.Train).Sharpe), choice.InSample.Sharpe));
    }

    [Fact]
    public void The_walk_forward_earns_in_each_test_part_what_its_choice_earned_there()
    {
        var market = new TunedMarket(6);
        var findings = market.Judge();

        var start = market.Plan.Rolling[0].Test.From;
        Assert.All(findings.Rolling, choice => Assert.Equal(
            choice.OutOfSample.Growth,
            ReturnSummary.Of([.. findings.RollingReturns.Skip(choice.Fold.Test.From - start).Take(choice.Fold.Test.Count)]).Growth,
            1e-9));
    }

    [Fact]
    public void The_best_is_deflated_by_all_trials_that_were_ever_made()
    {
        var market = new TunedMarket(7, drift: 0.0005);
        var batch = market.RunAll();
        var judge = new TuningJudge(TunedMarket.Space, market.Plan, new Goal(Measure.Sharpe, []), market.Runner, TunedMarket.StrategyOf);
        double[] these = [.. batch.Trials.Select(trial => trial.Whole.SessionSharpe!.Value)];
        double[] ever = [.. these, .. these, .. these];

        var (first, third) = (Judge(these), Judge(ever));

        Assert.Equal((18, 54), (first.TrueTrials, third.TrueTrials));
        Assert.True(third.LuckySharpe > first.LuckySharpe);
        Assert.True(third.DeflatedSharpe < first.DeflatedSharpe);
        Assert.Equal(SharpeEvidence.ExpectedBest(ever)!.Value * Math.Sqrt(252), third.LuckySharpe!.Value, 1e-12);

        TuningEvidence Judge(double[] sharpes) => judge.Judge(batch.Trials, batch.Tally, sharpes, 1, (_, work) => work(0))!.Evidence;
    }

    [Fact]
    public void A_constraint_that_no_trial_meets_leaves_nothing_to_judge()
    {
        var market = new TunedMarket(8);
        var batch = market.RunAll();
        var goal = new Goal(Measure.Sharpe, [new Constraint(Measure.Sharpe, true, 50)]);

        var findings = new TuningJudge(TunedMarket.Space, market.Plan, goal, market.Runner, TunedMarket.StrategyOf).Judge(batch.Trials, batch.Tally, [0.1, 0.2], 1, (_, work) => work(0));

        Assert.Null(findings);
    }

    [Fact]
    public void Doubled_costs_leave_less_and_no_costs_cannot_be_doubled()
    {
        var market = new TunedMarket(9);
        var free = TunedMarket.StrategyOf(0);
        var dear = free with { Costs = free.Costs with { Commission = 0.001m, Slippage = 0.001m } };

        Assert.Equal(market.Runner.Returns(free), market.Runner.UnderStress(free).DoubledCosts);
        Assert.True(ReturnSummary.Of(market.Runner.UnderStress(dear).DoubledCosts).Growth < ReturnSummary.Of(market.Runner.Returns(dear)).Growth);
        Assert.Equal(
            market.Runner.Returns(dear with { Costs = dear.Costs with { Commission = 0.002m, Slippage = 0.002m } }),
            market.Runner.UnderStress(dear).DoubledCosts);
    }

    [Fact]
    public void A_session_later_the_first_purchase_is_a_session_later()
    {
        var market = new TunedMarket(10);
        var strategy = TunedMarket.StrategyOf(0);

        var (usual, later) = (market.Runner.Returns(strategy), market.Runner.UnderStress(strategy).SessionLater);

        Assert.Equal(Array.FindIndex(usual, r => r != 0) + 1, Array.FindIndex(later, r => r != 0));
    }
}

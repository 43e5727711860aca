using CsCheck;
using InvestOps.Domain.Tuning;
using InvestOps.Domain.Tuning.Evidence;
using Xunit;

namespace InvestOps.Domain.Tests.Tuning.Evidence;

public sealed class SymmetricCrossValidationTests
{
    [Fact]
    public void A_trial_that_is_best_everywhere_is_not_overfitted()
    {
        var found = Measure([[0.03, 0.01], [0.03, 0.01], [0.03, 0.01], [0.03, 0.01]], [[0.01, -0.01], [0.01, -0.01], [0.01, -0.01], [0.01, -0.01]]);

        Assert.Equal(6, found.Combinations);
        Assert.Equal(0, found.Probability);
    }

    // By hand: A gains in blocks 1 and 2 only, B in 3 and 4 only. The halves {1,2} and {3,4} choose the one that then loses: ω = 1/3,
    // λ = ln(1/2) < 0. In the other four A and B are equal in both halves: their ranks are shared, ω = 1/2, λ = 0. PBO = 6/6.
    [Fact]
    public void Trials_that_each_had_their_time_are_overfitted_wholly()
    {
        double[] good = [0.03, 0.01], bad = [-0.01, -0.03];

        var found = Measure([good, good, bad, bad], [bad, bad, good, good]);

        Assert.Equal(1, found.Probability);
        Assert.Equal(2d / 6, found.ProbabilityOfLoss, 1e-12);
    }

    // By hand: as above, but a third trial is a little below the better of the two in every block, so it is second in sample in the
    // two extreme halves and the best in the mixed four, and there it is the best out of sample as well: ω = 3/4. PBO = 2/6.
    [Fact]
    public void A_steady_trial_is_chosen_in_mixed_halves_and_holds()
    {
        double[] good = [0.03, 0.01], bad = [-0.01, -0.03], steady = [0.028, 0.008];

        var found = Measure([good, good, bad, bad], [bad, bad, good, good], [steady, steady, steady, steady]);

        Assert.Equal(2d / 6, found.Probability, 1e-12);
    }

    [Fact]
    public void It_equals_the_plain_procedure_of_the_paper_whatever_the_number_of_workers() =>
        Gen.Double[-0.05, 0.05].Array[240].Sample(
            values =>
            {
                // 5 trials, 6 blocks of 8 returns.
                double[][][] trials = [.. values.Chunk(48).Select(trial => trial.Chunk(8).ToArray())];

                var (one, two) = (Measure(1, trials), Measure(2, trials));

                Assert.Equal(Plain(trials), one.Probability, 1e-12);
                Assert.Equal((one.Probability, one.ProbabilityOfLoss, one.Degradation), (two.Probability, two.ProbabilityOfLoss, two.Degradation));
                Assert.Equal(one.Pairs, two.Pairs);
            },
            iter: 100);

    private static Overfitting Measure(params double[][][] trials) => Measure(1, trials);

    private static Overfitting Measure(int workers, double[][][] trials) =>
        new SymmetricCrossValidation([.. trials.Select(trial => trial.Select(block => ReturnSummary.Of(block)).ToArray())])
            .Measure(workers, (count, work) => Parallel.For(0, count, work));

    // Section 3 step by step, on the returns themselves.
    private static double Plain(double[][][] trials)
    {
        var (overfitted, all) = (0, 0);
        for (var mask = 0; mask < 64; mask++)
        {
            if (System.Numerics.BitOperations.PopCount((uint)mask) != 3)
            {
                continue;
            }

            var past = trials.Select(trial => Ratio(trial.Where((_, block) => (mask >> block & 1) == 1))).ToArray();
            var future = trials.Select(trial => Ratio(trial.Where((_, block) => (mask >> block & 1) == 0))).ToArray();
            var chosen = Array.IndexOf(past, past.Max());
            var omega = (double)future.Count(value => value <= future[chosen]) / (trials.Length + 1);
            overfitted += Math.Log(omega / (1 - omega)) <= 0 ? 1 : 0;
            all++;
        }

        return (double)overfitted / all;
    }

    private static double Ratio(IEnumerable<double[]> blocks)
    {
        double[] returns = [.. blocks.SelectMany(block => block)];
        var mean = returns.Average();
        return mean / Math.Sqrt(returns.Sum(r => (r - mean) * (r - mean)) / (returns.Length - 1));
    }
}

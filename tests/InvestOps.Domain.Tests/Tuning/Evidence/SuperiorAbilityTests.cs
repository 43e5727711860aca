using InvestOps.Domain.Tuning.Evidence;
using Xunit;

namespace InvestOps.Domain.Tests.Tuning.Evidence;

public sealed class SuperiorAbilityTests
{
    private const int Returns = 400;

    [Fact]
    public void A_clear_edge_is_seen_and_its_statistics_are_those_of_the_papers()
    {
        var edge = Noise(1).Select(r => r + 0.003).ToArray();

        var tally = Tally([edge, Noise(2), Noise(3)]);

        Assert.Equal(0, tally.Superior);
        Assert.Equal(0, tally.RealityCheck);

        // White (2000), equation for the best of l rules: max √n × mean.
        Assert.Equal(Math.Sqrt(Returns) * edge.Average(), tally.BestRaw, 1e-9);

        // Without serial dependence √n × mean has about the deviation of one return.
        Assert.Equal(tally.BestRaw / Deviation(edge), tally.BestStudentised, 0.25 * tally.BestStudentised);
    }

    [Fact]
    public void The_better_of_noise_is_called_better_no_more_often_than_said()
    {
        var rejected = Enumerable.Range(0, 200).Count(run => Tally([.. Enumerable.Range(0, 10).Select(trial => Noise((run * 100) + trial))]).Superior <= 0.05);

        // 5 % of 200 are 10; with more than 19 the level would be wrong at 99.9 %.
        Assert.True(rejected <= 19, FormattableString.Invariant($"{rejected} of 200."));
    }

    // The point of Hansen's recentring: hopeless trials drown the reality check, not this.
    [Fact]
    public void Hopeless_trials_do_not_hide_a_good_one()
    {
        var good = Noise(5).Select(r => r + 0.0018).ToArray();
        double[][] hopeless = [.. Enumerable.Range(0, 40).Select(trial => Noise(1000 + trial).Select(r => (5 * r) - 0.03).ToArray())];

        var (alone, among) = (Tally([good]), Tally([good, .. hopeless]));

        Assert.Equal(alone.Superior!.Value, among.Superior!.Value, 0.011);
        Assert.True(among.RealityCheck > 0.5, FormattableString.Invariant($"{among.RealityCheck}"));
    }

    [Fact]
    public void Tallies_of_parts_make_that_of_the_whole()
    {
        double[][] trials = [.. Enumerable.Range(0, 6).Select(Noise)];
        var (whole, first, second) = (Tally(trials), Tally(trials[..2]), Tally(trials[2..]));

        second.Join(first);

        Assert.Equal(whole.Raw, second.Raw);
        Assert.Equal(whole.Studentised, second.Studentised);
        Assert.Equal((whole.Superior, whole.RealityCheck), (second.Superior, second.RealityCheck));
    }

    [Fact]
    public void Against_a_benchmark_only_what_is_earned_beside_it_counts()
    {
        var (trial, benchmark) = (Noise(8), Noise(9));
        var ability = new SuperiorAbility(Returns, 200, 1);
        var (against, excess) = (new AbilityTally(200), new AbilityTally(200));

        ability.Add(trial, benchmark, against);
        ability.Add(trial.Zip(benchmark, (r, b) => r - b).ToArray(), [], excess);

        Assert.Equal(excess.BestRaw, against.BestRaw, 1e-12);
        Assert.Equal(excess.Superior, against.Superior);
    }

    [Fact]
    public void A_trial_that_never_moves_is_no_evidence() => Assert.Null(Tally([new double[Returns]]).Superior);

    private static AbilityTally Tally(double[][] trials)
    {
        var ability = new SuperiorAbility(Returns, 200, 1);
        var tally = new AbilityTally(200);
        foreach (var trial in trials)
        {
            ability.Add(trial, [], tally);
        }

        return tally;
    }

    private static double[] Noise(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, Returns).Select(_ => 0.01 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()))];
    }

    private static double Deviation(double[] returns)
    {
        var mean = returns.Average();
        return Math.Sqrt(returns.Average(r => (r - mean) * (r - mean)));
    }
}

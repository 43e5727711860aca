using InvestOps.Domain.Performance.Inference;
using InvestOps.Domain.Tuning;
using InvestOps.Domain.Tuning.Evidence;
using InvestOps.Domain.Tuning.Folds;
using Xunit;

namespace InvestOps.Domain.Tests.Tuning.Evidence;

/// <summary>
/// Numbers of the papers, and numbers worked apart from this code: by a program of its own in another language, with exactly rounded
/// sums (no running sums, no blocks), from the equations cited. Series and resamples are the same integers in both.
/// </summary>
public sealed class WorkedEvidenceTests
{
    private const double Exact = 1e-12;

    // Politis and Romano (1994), section 2: circular blocks of mean length 1/q = ∛120 ≈ 5, by SplitMix64 from seed 7, 500 histories.
    // White (2000), section 3: V = max √n d̄ and V* = max √n (d̄* − d̄). Hansen (2005): T = max(max √n d̄/ω, 0), ω of the
    // bootstrap; the consistent recentring of his section 3.2 with the threshold √(2 log log n), by which the last trial is left at its own mean.
    [Fact]
    public void The_reality_check_and_the_test_of_superior_ability_equal_those_worked_apart()
    {
        var tally = Tally([0.0008, 0.0002, -0.0001, 0.0016, -0.006]);

        Assert.Equal(0.023901905373839905, tally.BestRaw, Exact);
        Assert.Equal(2.5937450340894395, tally.BestStudentised, Exact);
        Assert.Equal([0.015372591825429343, -0.0005572689362576761, 0.0030732683823826066], tally.Raw.Take(3), Close);
        Assert.Equal([0.9944382625870092, 0, 0.23741357419872292], tally.Studentised.Take(3).Select(value => Math.Max(value, 0)), Close);
        Assert.Equal(6.334421248153356, tally.Raw.Sum(), 1e-10);
        Assert.Equal(522.9283994232344, tally.Studentised.Sum(value => Math.Max(value, 0)), 1e-10);
        Assert.Equal((0.076, 0.014), (tally.RealityCheck, tally.Superior));
    }

    // The same of five losers, three of them so poor that they are recentred: T = 0, and what luck makes of the two others is above it in 379 of 500.
    [Fact]
    public void Of_nothing_but_losers_the_statistic_is_cut_at_zero_as_in_the_paper()
    {
        var tally = Tally([-0.002, -0.0015, -0.003, -0.001, -0.006]);

        Assert.Equal(-0.0067705578464493914, tally.BestRaw, Exact);
        Assert.Equal(343.874100212893, tally.Studentised.Sum(value => Math.Max(value, 0)), 1e-10);
        Assert.Equal((1, 0.758), (tally.RealityCheck, tally.Superior));
    }

    // Bailey, Borwein, López de Prado and Zhu (2017), section 3, on 24 returns of 5 trials in 4 blocks. Chosen in the six halves, in the
    // order of the blocks' bits: 0, 3, 2, 3, 2, 2; their ranks in the other half 3, 3, 3, 4, 1, 2 of 5, so λ = 0, 0, 0, ln 2, −ln 5, −ln 2.
    [Fact]
    public void The_probability_of_overfitting_equals_that_worked_apart()
    {
        var trials = Series(24, [0.0008, 0.0002, -0.0001, 0.0016, -0.006], 11);

        var found = new SymmetricCrossValidation([.. trials.Select(trial => trial.Chunk(6).Select(block => ReturnSummary.Of(block)).ToArray())])
            .Measure(1, (count, work) => Parallel.For(0, count, work));

        Assert.Equal((6, 5d / 6, 1d), (found.Combinations, found.Probability, found.ProbabilityOfLoss));
        Assert.Equal(-1.4895512875908044, found.Degradation!.Value, Exact);
        Assert.Equal([-0.5530105267069619, 3.697527451621093, -0.09264229029362263, 0.9877145047044799, 7.331799715137504, 2.5182575017513917], found.Pairs.Select(pair => pair.InSample), Close);
        Assert.Equal([-1.001248653348023, -2.0540845748384693, -1.8526613991727527, -0.30115518505346506, -13.52970629491205, -4.545268144032535], found.Pairs.Select(pair => pair.OutOfSample), Close);
    }

    // Bailey and López de Prado, The Sharpe Ratio Efficient Frontier (2012): a monthly ratio of 0.458, skewness −2.448, kurtosis 10.164.
    // Of two years the paper says 0.982 as if it were normal and 0.913 as it is, and 0.953 once there are three.
    [Theory]
    [InlineData(24, 0, 3, 0.982)]
    [InlineData(24, -2.448, 10.164, 0.913)]
    [InlineData(36, -2.448, 10.164, 0.953)]
    public void The_probabilistic_Sharpe_ratio_is_that_which_the_paper_prints(int months, double skew, double kurtosis, double printed) =>
        Assert.Equal(printed, SharpeEvidence.Probabilistic(0.458, skew, kurtosis, months, atLeast: 0)!.Value, 0.0006);

    // Bailey and López de Prado, The Deflated Sharpe Ratio (2014), numerical example: an annual ratio of 2.5 over five years of 250 days,
    // the variance of the trials' annual ratios 1/2. SR₀ = 0.1132 and DSR = 0.9004 after 100 trials, 0.9505 after 46; of normal returns 0.9505 after 88.
    [Theory]
    [InlineData(100, -3, 10, 0.9004)]
    [InlineData(46, -3, 10, 0.9505)]
    [InlineData(88, 0, 3, 0.9505)]
    public void The_deflated_Sharpe_ratio_is_that_which_the_paper_prints(int trials, double skew, double kurtosis, double printed)
    {
        var lucky = SharpeEvidence.ExpectedBest(Math.Sqrt(0.5 / 250), trials);

        Assert.Equal(printed, SharpeEvidence.Probabilistic(2.5 / Math.Sqrt(250), skew, kurtosis, 1250, lucky)!.Value, 0.00005);
    }

    [Fact]
    public void The_luck_of_a_hundred_trials_is_that_which_the_paper_prints() =>
        Assert.Equal(0.1132, SharpeEvidence.ExpectedBest(Math.Sqrt(0.5 / 250), 100), 0.00005);

    // What another implementation of the same paper (panelary, Python) holds itself to.
    [Theory]
    [InlineData(100, 0.01, 0.1, 1001, 0, 3, 0.2530602893201685, 6.890846633e-07)]
    [InlineData(10, 0.0025, 0.05, 251, 0, 3, 0.0787299150672875, 0.3249229797565907)]
    [InlineData(50, 0.01, 0.12, 1001, -0.5, 6, double.NaN, 0.0005224997636586)]
    public void A_peer_has_the_same_deflated_Sharpe_ratios(int trials, double variance, double sharpe, int returns, double skew, double kurtosis, double lucky, double deflated)
    {
        var best = SharpeEvidence.ExpectedBest(Math.Sqrt(variance), trials);

        Assert.Equal(double.IsNaN(lucky) ? best : lucky, best, 1e-9);
        Assert.Equal(1, SharpeEvidence.Probabilistic(sharpe, skew, kurtosis, returns, best)!.Value / deflated, 1e-6);
    }

    // López de Prado (2018), 7.4: what a test's holdings reach into is purged, on both sides; after the test the embargo comes on top.
    // A hundred returns in five parts, holdings of 3 sessions, an embargo of 2, by hand.
    [Fact]
    public void Purged_folds_are_those_worked_by_hand()
    {
        var folds = new FoldPlan(100, new FoldRules { Train = 50, Test = 10, KFold = 5, Purge = 3, Embargo = 2, Blocks = 4 }).Purged;

        Assert.Equal(["25-100", "0-17 45-100", "0-37 65-100", "0-57 85-100", "0-77"], folds.Select(fold => string.Join(' ', fold.Train.Select(span => FormattableString.Invariant($"{span.From}-{span.To}")))));
        Assert.Equal([new SessionSpan(0, 20), new(20, 40), new(40, 60), new(60, 80), new(80, 100)], folds.Select(fold => fold.Test));
    }

    private static bool Close(double expected, double actual) => Math.Abs(expected - actual) <= Exact;

    private static AbilityTally Tally(double[] drifts)
    {
        var (ability, tally) = (new SuperiorAbility(120, 500, 7), new AbilityTally(500));
        foreach (var trial in Series(120, drifts, 2026))
        {
            ability.Add(trial, [], tally);
        }

        return tally;
    }

    // x ← (1103515245 x + 12345) mod 2³¹; a return is 4 % × (x ÷ 2³¹ − ½) + drift. Trial after trial.
    private static double[][] Series(int returns, double[] drifts, long seed) =>
    [
        .. drifts.Select(drift => Enumerable.Range(0, returns).Select(_ =>
        {
            seed = ((seed * 1_103_515_245) + 12_345) % 2_147_483_648;
            return (((seed / 2_147_483_648d) - 0.5) * 0.04) + drift;
        }).ToArray()),
    ];
}

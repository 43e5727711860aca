using InvestOps.Domain.Performance;
using InvestOps.Domain.Performance.Inference;
using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Tuning.Evidence;
using InvestOps.Domain.Tuning.Folds;
using InvestOps.Domain.Tuning.Search;

namespace InvestOps.Domain.Tuning;

/// <summary>Weighs what a search found: how likely its best trial is luck. A few backtests are run again for what is not kept of every trial.</summary>
public sealed class TuningJudge
{
    private readonly SearchSpace _space;
    private readonly FoldPlan _plan;
    private readonly Goal _goal;
    private readonly TrialRunner _runner;
    private readonly Func<long, Strategy> _strategyOf;
    private readonly Dictionary<long, double[]> _returns = [];

    /// <param name="strategyOf">The strategy of a combination that was tried.</param>
    public TuningJudge(SearchSpace space, FoldPlan plan, Goal goal, TrialRunner runner, Func<long, Strategy> strategyOf)
    {
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(goal);
        ArgumentNullException.ThrowIfNull(runner);
        ArgumentNullException.ThrowIfNull(strategyOf);
        (_space, _plan, _goal, _runner, _strategyOf) = (space, plan, goal, runner, strategyOf);
    }

    /// <param name="trials">All of this search.</param>
    /// <param name="tally">Of the same trials.</param>
    /// <param name="everSharpes">The Sharpe ratios, of a session, of all trials that were ever made, these included.</param>
    /// <param name="spread">See <see cref="Backtesting.BacktestSweep"/>.</param>
    /// <returns>Null where no trial meets the constraints.</returns>
    public TuningFindings? Judge(IReadOnlyList<Trial> trials, AbilityTally tally, ReadOnlySpan<double> everSharpes, int workers, Action<int, Action<int>> spread)
    {
        ArgumentNullException.ThrowIfNull(trials);
        ArgumentNullException.ThrowIfNull(tally);
        var ranked = Ranked(trials);
        if (ranked.Length == 0)
        {
            return null;
        }

        var (rolling, anchored) = (FoldChoice.Choose(_plan, _plan.Rolling, trials, _goal), FoldChoice.Choose(_plan, _plan.Anchored, trials, _goal));
        var purged = FoldChoice.Choose(_plan, _plan.Purged, trials, _goal);
        RunAgain([ranked[0], .. rolling.Concat(anchored).Select(choice => choice.Trial)], workers, spread);
        var overfitting = trials.Count < 2 ? null : new SymmetricCrossValidation([.. trials.Select(Blocks)]).Measure(workers, spread);
        var evidence = EvidenceOf(ranked, everSharpes) with
        {
            Overfitting = overfitting,
            RealityP = tally.RealityCheck,
            SuperiorP = tally.Superior,
            Rolling = rolling.Count == 0 ? null : ReturnSummary.Of(Joined(rolling)),
            Anchored = anchored.Count == 0 ? null : ReturnSummary.Of(Joined(anchored)),
            CrossValidated = purged.Count == 0 ? null : purged.Aggregate(ReturnSummary.None, (sum, choice) => sum.Then(choice.OutOfSample)),
        };
        var checks = Checks.Of(evidence);
        return new TuningFindings
        {
            Verdict = Checks.Verdict(checks),
            Checks = checks,
            Evidence = evidence,
            Ranked = ranked,
            BestReturns = Returns(ranked[0]),
            Rolling = rolling,
            Anchored = anchored,
            Purged = purged,
            RollingReturns = Joined(rolling),
            AnchoredReturns = Joined(anchored),
        };
    }

    private Trial[] Ranked(IReadOnlyList<Trial> trials) =>
    [
        .. trials.Select(trial => (Trial: trial, Value: _goal.ValueOf(trial))).Where(pair => pair.Value is not null)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Trial.Point).Select(pair => pair.Trial),
    ];

    private TuningEvidence EvidenceOf(Trial[] ranked, ReadOnlySpan<double> everSharpes)
    {
        var (best, returns) = (_strategyOf(ranked[0].Point), Returns(ranked[0]));
        var (doubled, later) = _runner.UnderStress(best);
        var lucky = SharpeEvidence.ExpectedBest(everSharpes);
        return new TuningEvidence
        {
            Best = ranked[0].Whole,
            Returns = _plan.Returns,
            TrueTrials = everSharpes.Length,
            LuckySharpe = lucky * Math.Sqrt(DailyReturns.SessionsPerYear),
            ProbabilisticSharpe = SharpeEvidence.Probabilistic(returns),
            DeflatedSharpe = SharpeEvidence.Deflated(returns, everSharpes),
            MinimumTrackRecord = TrackRecord.MinimumLength(returns, lucky ?? 0, 1 - Checks.Level),
            Neighbours = Neighbourhood.Of(_space, ranked[0].Point, ranked.ToDictionary(trial => trial.Point, trial => _goal.ValueOf(trial)!.Value)),
            DoubledCosts = ReturnSummary.Of(doubled),
            SessionLater = ReturnSummary.Of(later),
        };
    }

    private IReadOnlyList<ReturnSummary> Blocks(Trial trial)
    {
        var blocks = new ReturnSummary[_plan.Blocks.Count];
        for (var block = 0; block < blocks.Length; block++)
        {
            blocks[block] = _plan.On(trial.Segments, _plan.Blocks[block]);
        }

        return blocks;
    }

    private double[] Joined(IReadOnlyList<FoldChoice> choices)
    {
        var start = _plan.Rolling[0].Test.From;
        var joined = new double[_plan.Returns - start];
        foreach (var choice in choices)
        {
            var test = choice.Fold.Test;
            Returns(choice.Trial).AsSpan(test.From, test.Count).CopyTo(joined.AsSpan(test.From - start));
        }

        return joined;
    }

    private double[] Returns(Trial trial) => _returns[trial.Point];

    // Those whose curves are shown, all at once: what is chosen fold after fold often shares its signals.
    private void RunAgain(IEnumerable<Trial> trials, int workers, Action<int, Action<int>> spread)
    {
        long[] points = [.. trials.Select(trial => trial.Point).Where(point => !_returns.ContainsKey(point)).Distinct().Order()];
        foreach (var (point, returns) in points.Zip(_runner.Returns(points.Select(_strategyOf), workers, spread)))
        {
            _returns.Add(point, returns);
        }
    }
}

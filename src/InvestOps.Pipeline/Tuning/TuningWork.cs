using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Market;
using InvestOps.Domain.Tuning;
using InvestOps.Domain.Tuning.Evidence;

namespace InvestOps.Pipeline.Tuning;

/// <summary>Runs shards of one tuning on one panel.</summary>
internal sealed class TuningWork
{
    private const int Resamples = 500;

    // The histories that trials are tested on are the same in every tuning of a range.
    private const ulong Seed = 20_050_725;

    private readonly SettledTuning _settled;

    public TuningWork(SettledTuning settled, MarketPanel panel)
    {
        _settled = settled;
        Runner = new TrialRunner(panel, settled.Request, settled.Folds, new SuperiorAbility(settled.Returns, Resamples, Seed), settled.Benchmark);
    }

    public TrialRunner Runner { get; }

    /// <summary>Nothing of no trials.</summary>
    public static AbilityTally NewTally() => new(Resamples);

    /// <returns>The shard's trials, refused combinations left out, and the fingerprints of their strategies.</returns>
    public (TrialBatch Batch, IReadOnlyList<string> Fingerprints) Run(TuningShard shard, Action? done)
    {
        (long Point, Strategy Strategy)[] combinations =
        [
            .. shard.Points.Select(point => (Point: point, Strategy: _settled.StrategyOf(point))).Where(pair => pair.Strategy is not null).Select(pair => (pair.Point, pair.Strategy!)),
        ];
        return (Runner.Run(combinations, done), [.. combinations.Select(combination => combination.Strategy.Fingerprint)]);
    }
}

using InvestOps.Domain.Market;
using InvestOps.Domain.Portfolios;
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
        Panel = panel;
        Runner = new TrialRunner(panel, settled.Request, settled.Folds, new SuperiorAbility(settled.Returns, Resamples, Seed), settled.Benchmark);
    }

    public MarketPanel Panel { get; }

    public TrialRunner Runner { get; }

    /// <summary>Nothing of no trials.</summary>
    public static AbilityTally NewTally() => new(Resamples);

    /// <param name="threads">How many work at once.</param>
    /// <param name="done">Called after each trial.</param>
    /// <returns>The shard's trials, refused combinations left out, and the fingerprints of their strategies.</returns>
    /// <exception cref="OperationCanceledException">It was stopped amid the shard.</exception>
    public (TrialBatch Batch, IReadOnlyList<string> Fingerprints) Run(TuningShard shard, int threads, Action? done, CancellationToken cancellationToken)
    {
        (long Point, Strategy Strategy)[] combinations =
        [
            .. shard.Points.Select(point => (Point: point, Strategy: _settled.StrategyOf(point))).Where(pair => pair.Strategy is not null).Select(pair => (pair.Point, pair.Strategy!)),
        ];
        var batch = Runner.Run(combinations, threads, (count, part) => Spread(count, part, cancellationToken), () =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            done?.Invoke();
        });
        return (batch, [.. combinations.Select(combination => combination.Strategy.Fingerprint)]);
    }

    /// <summary>Does parts of work at once; a stop is one exception, however many parts it stops.</summary>
    public static void Spread(int threads, Action<int> part, CancellationToken cancellationToken)
    {
        if (threads == 1)
        {
            part(0);
            return;
        }

        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken }, part);
    }
}

using InvestOps.Domain.Portfolios;
using InvestOps.Domain.Tuning;
using InvestOps.Pipeline.MarketData;

namespace InvestOps.Pipeline.Tuning;

/// <summary>Says how long a tuning would take (<c>--dry-run</c>): runs a few of its trials and stores nothing.</summary>
public sealed class TuningCalibration(MarketStore market, TimeProvider time)
{
    private const int Trials = 24;

    public async Task<TuningEstimate> EstimateAsync(SettledTuning settled, int workers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settled);
        var panel = await TuningPanel.LoadAsync(market, settled, workers, cancellationToken);
        var work = new TuningWork(settled, panel);
        var count = settled.Space.Count;

        // Neighbours, as a run has them, so that they share signals as a run's do; the first one also warms up and is not timed.
        long[] points = [.. Enumerable.Range(0, (int)Math.Min(Trials, count)).Select(place => (count / 2) + place).Where(point => point < count)];
        work.Run(new TuningShard(0, 0, points), threads: 1, done: null, cancellationToken);
        var started = time.GetTimestamp();
        work.Run(new TuningShard(0, 0, points), threads: 1, done: null, cancellationToken);
        var one = time.GetElapsedTime(started) / points.Length;
        return new TuningEstimate(
            settled.Plan.Id,
            count,
            settled.Plan.Trials,
            settled.Plan.Search == SearchKind.Grid ? TrialRunner.SignalsOf(Strategies(settled), settled.Request, panel) : null,
            one,
            one * settled.Plan.Trials / workers);
    }

    private static IEnumerable<Strategy> Strategies(SettledTuning settled)
    {
        for (var point = 0L; point < settled.Space.Count; point++)
        {
            if (settled.StrategyOf(point) is { } strategy)
            {
                yield return strategy;
            }
        }
    }
}

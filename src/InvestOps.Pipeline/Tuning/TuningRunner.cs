using InvestOps.Domain.Market;
using InvestOps.Domain.Tuning;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Assets;

namespace InvestOps.Pipeline.Tuning;

/// <summary>Runs a tuning to its end in this process, from where an earlier run of it stopped, and weighs what was found.</summary>
public sealed class TuningRunner(MarketStore market, IAssetStore store, TrialBook book, TuningPublisher publisher)
{
    /// <param name="workers">How many threads run trials; what comes out does not depend on it.</param>
    /// <returns>The published result, or the earlier one where it is still that of this plan.</returns>
    public async Task<TuningDocument> RunAsync(SettledTuning settled, int workers, IProgress<TuningProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settled);
        if (await publisher.ReadAsync(settled, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        await store.WriteAsync(AssetCatalog.Tuning(settled.Plan.Id, "plan.json"), AssetJson.Write(settled.Plan), cancellationToken);
        var panel = await TuningPanel.LoadAsync(market, settled, cancellationToken);
        var finished = await SearchAsync(settled, panel, workers, progress, cancellationToken);
        return await publisher.PublishAsync(finished, cancellationToken);
    }

    private async Task<FinishedSearch> SearchAsync(
        SettledTuning settled, MarketPanel panel, int workers, IProgress<TuningProgress>? progress, CancellationToken cancellationToken)
    {
        var work = new TuningWork(settled, panel);
        var search = settled.BeginSearch();
        var (trials, tally, refused, round) = (new List<Trial>(), TuningWork.NewTally(), 0, 0);
        var count = new TrialCount(settled.Plan.Trials, progress, cancellationToken);
        for (var points = search.Ask(); points.Count > 0; points = search.Ask(), round++)
        {
            var batches = await RoundAsync(settled, work, TuningShard.Of(round, points), workers, count, cancellationToken);
            var known = batches.SelectMany(batch => batch.Trials).ToDictionary(trial => trial.Point);
            search.Tell([.. points.Select(point => known.TryGetValue(point, out var trial) ? settled.Goal.ValueOf(trial) : null)]);
            trials.AddRange(known.Values);
            refused += points.Count - known.Count;
            foreach (var batch in batches)
            {
                tally.Join(batch.Tally);
            }
        }

        Trial[] inOrder = [.. trials.OrderBy(trial => trial.Point)];
        var ever = await book.EverSharpesAsync(settled.Plan.Strategy, cancellationToken);
        var judge = new TuningJudge(settled.Space, settled.Folds, settled.Goal, work.Runner, point => settled.StrategyOf(point)!);
        var findings = judge.Judge(inOrder, tally, ever, workers, (threads, part) => Parallel.For(0, threads, part));
        return new FinishedSearch(settled, panel, inOrder, refused, findings, work.Runner.HasBenchmark, ever.Length);
    }

    private async Task<TrialBatch[]> RoundAsync(
        SettledTuning settled, TuningWork work, IReadOnlyList<TuningShard> shards, int workers, TrialCount count, CancellationToken cancellationToken)
    {
        var batches = new TrialBatch[shards.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Enumerable.Range(0, shards.Count), options, async (index, token) =>
        {
            var stored = await book.ReadAsync(settled.Plan, shards[index], token);
            if (stored is not null)
            {
                count.Found(shards[index].Points.Count);
            }

            batches[index] = stored ?? await RunAsync(settled, work, shards[index], count.Ran, token);
        });
        return batches;
    }

    private async Task<TrialBatch> RunAsync(SettledTuning settled, TuningWork work, TuningShard shard, Action done, CancellationToken cancellationToken)
    {
        var (batch, fingerprints) = work.Run(shard, done);

        // What is done is kept also when the stop comes now.
        await book.WriteAsync(settled.Plan, shard, batch, fingerprints, CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        return batch;
    }
}

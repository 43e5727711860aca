using InvestOps.Domain.Tuning;

namespace InvestOps.Pipeline.Tuning;

/// <summary>One search of a tuning: round after round, shards that are stored left out, and at its end what all trials together come to.</summary>
internal sealed class TuningSearch(SettledTuning settled, TuningWork work, TrialBook book)
{
    /// <param name="threads">How many run trials; what comes out does not depend on it.</param>
    public async Task<FinishedSearch> RunAsync(int threads, IProgress<TuningProgress>? progress, CancellationToken cancellationToken)
    {
        var search = settled.BeginSearch();
        var (trials, tally, refused, round) = (new List<Trial>(), TuningWork.NewTally(), 0, 0);
        var count = new TrialCount(settled.Plan.Trials, progress, cancellationToken);
        for (var points = search.Ask(); points.Count > 0; points = search.Ask(), round++)
        {
            var batches = await RoundAsync(TuningShard.Of(round, points, settled.Space.Sharing), threads, count, cancellationToken);
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
        var findings = judge.Judge(inOrder, tally, ever, threads, (parts, part) => TuningWork.Spread(parts, part, cancellationToken));
        return new FinishedSearch(settled, Dates(), inOrder, refused, findings, work.Runner.HasBenchmark, ever.Length);
    }

    private DateOnly[] Dates()
    {
        var first = work.Panel.IndexOf(work.Panel.Calendar.FirstOnOrAfter(settled.Plan.From)!.Value);
        return [.. Enumerable.Range(first, settled.Returns).Select(session => work.Panel.Sessions[session].Date)];
    }

    private async Task<TrialBatch[]> RoundAsync(IReadOnlyList<TuningShard> shards, int threads, TrialCount count, CancellationToken cancellationToken)
    {
        var stored = await book.ReadAsync(settled.Plan, shards, cancellationToken);
        count.Found(shards.Where((_, index) => stored[index] is not null).Sum(shard => shard.Points.Count));
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        int[] missing = [.. Enumerable.Range(0, shards.Count).Where(index => stored[index] is null)];
        await Parallel.ForEachAsync(missing, options, async (index, token) => stored[index] = await RunAsync(shards[index], count.Ran, token));
        return [.. stored.Select(batch => batch!)];
    }

    private async Task<TrialBatch> RunAsync(TuningShard shard, Action done, CancellationToken cancellationToken)
    {
        var (batch, fingerprints) = work.Run(shard, threads: 1, done, cancellationToken);

        // What is done is kept also when the stop comes now.
        await book.WriteAsync(settled.Plan, shard, batch, fingerprints, CancellationToken.None);
        cancellationToken.ThrowIfCancellationRequested();
        return batch;
    }
}

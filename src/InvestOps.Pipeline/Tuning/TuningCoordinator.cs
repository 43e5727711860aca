using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;

namespace InvestOps.Pipeline.Tuning;

/// <summary>
/// Hands a tuning out to workers: the plan into the store, a message for each shard that is not stored into the queue. Asking again
/// asks for what is missing, so nothing that is lost stays lost.
/// </summary>
public sealed class TuningCoordinator(IAssetStore store, TrialBook book, TuningQueue queue, TuningPublisher publisher, RunLedger ledger, TimeProvider time)
{
    // A queue's count is an estimate; it must say so for some seconds.
    private const int MostIdle = 20;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>The shards of a search that asks for everything at once.</summary>
    /// <exception cref="InvalidRequestException">The search chooses by what it has seen.</exception>
    public static IReadOnlyList<TuningShard> ShardsOf(SettledTuning settled)
    {
        ArgumentNullException.ThrowIfNull(settled);
        return settled.Plan.Search is SearchKind.Grid or SearchKind.Random
            ? TuningShard.Of(0, settled.BeginSearch().Ask())
            : throw new InvalidRequestException([$"--search {settled.Plan.Search.ToString().ToLowerInvariant()} chooses by what it has seen and is run in one process: leave --workers queue out, or take grid or random."]);
    }

    /// <summary>Sends what is not stored yet.</summary>
    /// <returns>How many shards there are, and how many were asked for.</returns>
    public async Task<(int Shards, int Sent)> SendAsync(SettledTuning settled, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settled);
        var shards = ShardsOf(settled);
        await store.WriteAsync(AssetCatalog.Tuning(settled.Plan.Id, "plan.json"), AssetJson.Write(settled.Plan), cancellationToken);
        var missing = new List<TuningShard>();
        foreach (var shard in shards)
        {
            if (await book.ReadAsync(settled.Plan, shard, cancellationToken) is null)
            {
                missing.Add(shard);
            }
        }

        ShardMessage[] messages = missing.Count == 0
            ? [new ShardMessage { Tuning = settled.Plan.Id }]
            : [.. missing.Select(shard => new ShardMessage { Tuning = settled.Plan.Id, Shard = shard.Number })];
        foreach (var message in messages)
        {
            await queue.Queue.SendAsync(message.Name, message.ToJson(), cancellationToken);
        }

        return (shards.Count, missing.Count);
    }

    /// <summary>Waits until workers have published the result.</summary>
    /// <exception cref="InvalidDataException">Nothing waits in the queue any more, and there is no result: messages failed or were lost.</exception>
    public async Task<TuningDocument> WaitAsync(SettledTuning settled, IProgress<TuningProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settled);
        var (found, idle) = ((int?)null, 0);
        while (true)
        {
            // First the queue: the message that makes the result is in it until the result is there.
            var waiting = await queue.Queue.CountAsync(cancellationToken);
            if (await publisher.ReadAsync(settled, cancellationToken) is { } document)
            {
                return document;
            }

            var stored = await store.ListAsync(AssetCatalog.Reports, AssetCatalog.TuningShardsOf(settled.Plan.Id), cancellationToken);
            var done = Math.Min(settled.Plan.Trials, stored.Count * TuningShard.Size);
            found ??= done;
            progress?.Report(new TuningProgress(done, done - found.Value, settled.Plan.Trials));
            idle = waiting == 0 ? idle + 1 : 0;
            if (idle >= MostIdle)
            {
                throw new InvalidDataException(await ReasonAsync(settled, cancellationToken));
            }

            await Task.Delay(Interval, time, cancellationToken);
        }
    }

    // Shards that cannot be read or asked for at all are refused under the day of the refusal; the others under the tuning's last day.
    private async Task<string> ReasonAsync(SettledTuning settled, CancellationToken cancellationToken)
    {
        var days = new[] { settled.Plan.To, KoreaTime.DateAt(time.GetUtcNow()) }.Distinct();
        var runs = new List<RunRecord>();
        foreach (var day in days)
        {
            runs.AddRange(await ledger.ListAsync(new RunKey(StageName.Tune, day), cancellationToken));
        }

        var failed = runs.Where(run => run.State == RunState.Failed && run.Subject?.StartsWith(settled.Plan.Id, StringComparison.Ordinal) == true).MaxBy(run => run.StartedAt);
        var why = failed is null ? "" : $" The last that failed is {failed.Subject} on {failed.Machine}: {failed.Error}";
        return $"The queue is empty and the tuning {settled.Plan.Id} has no result.{why} The same command asks again for what is missing.";
    }
}

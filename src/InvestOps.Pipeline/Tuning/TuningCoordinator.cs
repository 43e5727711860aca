using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Ports;
using InvestOps.Pipeline.Runs;
using InvestOps.Pipeline.Watching;

namespace InvestOps.Pipeline.Tuning;

/// <summary>
/// Hands a tuning out to workers: the plan into the store, a message for each shard that is not stored into the queue. Asking again
/// asks for what is missing, so nothing that is lost stays lost.
/// </summary>
public sealed class TuningCoordinator(IAssetStore store, TrialBook book, TuningQueue queue, TuningPublisher publisher, RunLedger ledger, StorageCanary canary, TimeProvider time)
{
    // A queue's count is an estimate; it must say so for some seconds.
    private static readonly TimeSpan LongestIdle = TimeSpan.FromSeconds(5);

    // Every look takes storage and processor from workers on this machine. Once all shards are there, one more step makes the result.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan IntervalAtEnd = TimeSpan.FromMilliseconds(100);

    /// <summary>The shards of a search that asks for everything at once.</summary>
    /// <exception cref="InvalidRequestException">The search chooses by what it has seen.</exception>
    public static IReadOnlyList<TuningShard> ShardsOf(SettledTuning settled)
    {
        ArgumentNullException.ThrowIfNull(settled);
        return settled.Plan.Search is SearchKind.Grid or SearchKind.Random
            ? TuningShard.Of(0, settled.BeginSearch().Ask(), settled.Space.Sharing)
            : throw new InvalidRequestException([$"--search {settled.Plan.Search.ToString().ToLowerInvariant()} chooses by what it has seen and is run in one process: leave --workers queue out, or take grid or random."]);
    }

    /// <summary>Sends what is not stored yet.</summary>
    /// <exception cref="UnknownStorageException">The storage was reset or exchanged; nothing was sent.</exception>
    /// <returns>How many shards there are, and how many were asked for.</returns>
    public async Task<(int Shards, int Sent)> SendAsync(SettledTuning settled, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settled);
        var shards = ShardsOf(settled);
        await canary.RequireKnownAsync(cancellationToken);
        await store.WriteAsync(AssetCatalog.Tuning(settled.Plan.Id, "plan.json"), AssetJson.Write(settled.Plan), cancellationToken);
        var stored = await book.ReadAsync(settled.Plan, shards, cancellationToken);
        TuningShard[] missing = [.. shards.Where((_, index) => stored[index] is null)];
        ShardMessage[] messages = missing.Length == 0
            ? [new ShardMessage { Tuning = settled.Plan.Id }]
            : [.. missing.Select(shard => new ShardMessage { Tuning = settled.Plan.Id, Shard = shard.Number })];
        // One after the other: workers begin with the first, and the small ones are to come last.
        foreach (var message in messages)
        {
            await queue.Queue.SendAsync(message.Name, message.ToJson(), cancellationToken);
        }

        return (shards.Count, missing.Length);
    }

    /// <summary>Waits until workers have published the result.</summary>
    /// <exception cref="InvalidDataException">Nothing waits in the queue any more, and there is no result: messages failed or were lost.</exception>
    public async Task<TuningDocument> WaitAsync(SettledTuning settled, IProgress<TuningProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settled);
        var shards = ShardsOf(settled);
        var (found, before, all, busy) = ((int?)null, -1, false, time.GetTimestamp());
        while (true)
        {
            if (!all)
            {
                (var trials, all) = await book.CountAsync(settled.Plan, shards, cancellationToken);
                found ??= trials;
                progress?.Report(new TuningProgress(trials, trials - found.Value, settled.Plan.Trials));
                (busy, before) = (trials == before ? busy : time.GetTimestamp(), trials);
            }

            // First the queue: the message that makes the result is in it until the result is there.
            busy = await queue.Queue.CountAsync(cancellationToken) == 0 ? busy : time.GetTimestamp();
            if (all && await publisher.ReadAsync(settled, cancellationToken) is { } document)
            {
                return document;
            }

            if (time.GetElapsedTime(busy) >= LongestIdle)
            {
                throw new InvalidDataException(await ReasonAsync(settled, cancellationToken));
            }

            await Task.Delay(all ? IntervalAtEnd : Interval, time, cancellationToken);
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

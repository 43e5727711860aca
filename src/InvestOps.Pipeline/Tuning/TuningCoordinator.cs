using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Backtesting;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Tuning;

/// <summary>
/// Hands a tuning out to workers: the plan into the store, a message for each shard that is not stored into the queue. Asking again
/// asks for what is missing, so nothing that is lost stays lost.
/// </summary>
public sealed class TuningCoordinator(IAssetStore store, TrialBook book, TuningQueue queue, TuningPublisher publisher, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

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
    public async Task<TuningDocument> WaitAsync(SettledTuning settled, IProgress<TuningProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settled);
        var found = (int?)null;
        while (true)
        {
            if (await publisher.ReadAsync(settled, cancellationToken) is { } document)
            {
                return document;
            }

            var stored = await store.ListAsync(AssetCatalog.Reports, $"tuning/{settled.Plan.Id}/shards/", cancellationToken);
            var done = Math.Min(settled.Plan.Trials, stored.Count * TuningShard.Size);
            found ??= done;
            progress?.Report(new TuningProgress(done, done - found.Value, settled.Plan.Trials));
            await Task.Delay(Interval, time, cancellationToken);
        }
    }
}

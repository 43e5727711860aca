using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using InvestOps.Domain.Tuning;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Pipeline.Tuning;

/// <summary>
/// Trials as they come: a shard is stored as soon as it is done, so that a stop loses no more than the shards that were running. And the
/// ledger of all trials ever made of a strategy, by which the best of them is judged.
/// </summary>
public sealed class TrialBook(IAssetStore store)
{
    private const int EntryBytes = 16;

    /// <returns>Null where the shard is not there, or not whole.</returns>
    public async Task<TrialBatch?> ReadAsync(TuningPlan plan, TuningShard shard, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(shard);
        var content = await store.ReadAsync(PathOf(plan, shard), cancellationToken);
        return content is null ? null : ShardFile.Read(content, shard);
    }

    /// <returns>For each shard what is stored of it; null where it is not there, or not whole.</returns>
    public async Task<TrialBatch?[]> ReadAsync(TuningPlan plan, IReadOnlyList<TuningShard> shards, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(shards);
        var there = (await store.ListAsync(AssetCatalog.Reports, AssetCatalog.TuningShardsOf(plan.Id), cancellationToken)).ToHashSet();
        return await SeveralAtOnce.RunAsync(shards, async shard => there.Contains(PathOf(plan, shard)) ? await ReadAsync(plan, shard, cancellationToken) : null);
    }

    /// <summary>How many trials are stored, and whether all shards are: without a look into them.</summary>
    public async Task<(int Trials, bool All)> CountAsync(TuningPlan plan, IReadOnlyList<TuningShard> shards, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(shards);
        var there = (await store.ListAsync(AssetCatalog.Reports, AssetCatalog.TuningShardsOf(plan.Id), cancellationToken)).ToHashSet();
        return (shards.Where(shard => there.Contains(PathOf(plan, shard))).Sum(shard => shard.Points.Count), shards.All(shard => there.Contains(PathOf(plan, shard))));
    }

    /// <summary>Stores a shard. The ledger comes first: a trial that was seen must have been counted.</summary>
    /// <param name="fingerprints">Those of the trials' strategies, in the trials' order.</param>
    public async Task WriteAsync(TuningPlan plan, TuningShard shard, TrialBatch batch, IReadOnlyList<string> fingerprints, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(shard);
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(fingerprints);
        var entries = new byte[EntryBytes * batch.Trials.Count];
        for (var index = 0; index < batch.Trials.Count; index++)
        {
            var entry = entries.AsSpan(EntryBytes * index, EntryBytes);
            KeyOf(plan, fingerprints[index]).CopyTo(entry);
            BinaryPrimitives.WriteDoubleLittleEndian(entry[8..], batch.Trials[index].Whole.SessionSharpe ?? 0);
        }

        await store.WriteAsync(AssetCatalog.TrialLedger(plan.Strategy, plan.Id, shard.Round, shard.Number), entries, cancellationToken);
        await store.WriteAsync(PathOf(plan, shard), ShardFile.Write(shard, batch), cancellationToken);
    }

    /// <summary>
    /// The Sharpe ratios, of a session, of all different trials that were ever made of a strategy, whatever tuning they belonged to; what was
    /// tried on another range or with another file counts as well, since the owner has seen it. In the order of their keys.
    /// </summary>
    public async Task<double[]> EverSharpesAsync(string strategy, CancellationToken cancellationToken)
    {
        var trials = new SortedDictionary<ulong, double>();
        var paths = await store.ListAsync(AssetCatalog.Reports, AssetCatalog.TrialLedgerOf(strategy), cancellationToken);
        foreach (var entries in await SeveralAtOnce.RunAsync(paths, async path => await store.ReadAsync(path, cancellationToken) ?? []))
        {
            for (var at = 0; at + EntryBytes <= entries.Length; at += EntryBytes)
            {
                trials[BinaryPrimitives.ReadUInt64LittleEndian(entries.AsSpan(at))] = BinaryPrimitives.ReadDoubleLittleEndian(entries.AsSpan(at + 8));
            }
        }

        return [.. trials.Values];
    }

    private static AssetPath PathOf(TuningPlan plan, TuningShard shard) => AssetCatalog.TuningShard(plan.Id, shard.Round, shard.Number);

    // A definition on a range of data; other capital is no other trial.
    private static ReadOnlySpan<byte> KeyOf(TuningPlan plan, string fingerprint) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{fingerprint} {plan.From:yyyyMMdd} {plan.To:yyyyMMdd} {plan.Vintage}"))).AsSpan(0, 8);
}

using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData.Files;
using InvestOps.Pipeline.MarketData.Manifest;

namespace InvestOps.Pipeline.MarketData.Merging;

/// <summary>Merges facts: what a newer file says of a dividend's day, a predecessor or a listing takes the place of what an older one said.</summary>
internal sealed class FactMerge(ManifestFile files)
{
    /// <summary>How many facts are new or differ.</summary>
    public int Changed { get; private set; }

    public async Task<StoredFile?> MergeAsync(MarketFacts given, IReadOnlyList<StoredSource> sources, StoredFile? stored, CancellationToken cancellationToken)
    {
        if (given.Dividends.Count + given.Successions.Count + given.Offers.Count == 0)
        {
            return stored;
        }

        var known = stored is null ? MarketFacts.None : FactFile.Read(await files.OpenAsync(stored, cancellationToken), stored.Path);
        var merged = new MarketFacts
        {
            Dividends = Merged(known.Dividends, given.Dividends, paid => (paid.Symbol, paid.ExDate)),
            Successions = Merged(known.Successions, given.Successions, change => change.Symbol),
            Offers = Merged(known.Offers, given.Offers, offer => offer.Symbol),
        };
        if (Changed == 0)
        {
            return stored;
        }

        return await files.WriteAsync("facts/facts", "csv", FactFile.Write(merged), file => file with
        {
            Rows = merged.Dividends.Count + merged.Successions.Count + merged.Offers.Count,
            Sources = [.. (stored?.Sources ?? []).Concat(sources).Distinct().OrderBy(source => source.Name, StringComparer.Ordinal).ThenBy(source => source.Sha256, StringComparer.Ordinal)],
        }, cancellationToken);
    }

    /// <summary>The stored facts of a manifest.</summary>
    public static async Task<MarketFacts> ReadAsync(ManifestFile files, StoredFile? stored, CancellationToken cancellationToken) =>
        stored is null ? MarketFacts.None : FactFile.Read(await files.OpenAsync(stored, cancellationToken), stored.Path);

    private T[] Merged<T, TKey>(IReadOnlyList<T> known, IReadOnlyList<T> given, Func<T, TKey> keyOf)
        where TKey : notnull
    {
        var all = known.ToDictionary(keyOf);
        foreach (var fact in given)
        {
            Changed += all.TryGetValue(keyOf(fact), out var before) && Equals(before, fact) ? 0 : 1;
            all[keyOf(fact)] = fact;
        }

        return [.. all.Values];
    }
}

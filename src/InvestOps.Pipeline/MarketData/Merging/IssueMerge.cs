using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData.Files;
using InvestOps.Pipeline.MarketData.Manifest;

namespace InvestOps.Pipeline.MarketData.Merging;

/// <summary>Merges issue lists: the newest list's entry of a code takes the place of an older one.</summary>
internal sealed class IssueMerge(ManifestFile files)
{
    public int Changed { get; private set; }

    public async Task<StoredFile?> MergeAsync(IReadOnlyList<Listing> issues, IReadOnlyList<StoredSource> sources, StoredFile? stored, CancellationToken cancellationToken)
    {
        if (issues.Count == 0)
        {
            return stored;
        }

        var all = stored is null
            ? new Dictionary<Symbol, Listing>()
            : new Dictionary<Symbol, Listing>(IssueFile.Read(await files.OpenAsync(stored, cancellationToken), stored.Path));
        foreach (var issue in issues)
        {
            all.TryGetValue(issue.Symbol, out var known);
            var merged = Completed(issue, known);
            Changed += known == merged ? 0 : 1;
            all[issue.Symbol] = merged;
        }

        if (Changed == 0)
        {
            return stored;
        }

        return await files.WriteAsync("issues/issues", "csv", IssueFile.Write(all.Values), file => file with
        {
            Rows = all.Count,
            Sources = [.. (stored?.Sources ?? []).Concat(sources).Distinct().OrderBy(source => source.Name, StringComparer.Ordinal).ThenBy(source => source.Sha256, StringComparer.Ordinal)],
        }, cancellationToken);
    }

    // What a newer list does not tell, an older one may have told.
    private static Listing Completed(Listing issue, Listing? known) => issue with
    {
        Industry = issue.Industry ?? known?.Industry,
        ListedOn = issue.ListedOn ?? known?.ListedOn,
        Administrative = issue.Administrative ?? known?.Administrative,
    };
}

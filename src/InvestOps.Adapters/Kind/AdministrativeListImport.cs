using InvestOps.Domain.Listings;
using InvestOps.Pipeline.MarketData;
using InvestOps.Pipeline.MarketData.Manifest;

namespace InvestOps.Adapters.Kind;

/// <summary>Enters a downloaded list of administrative issues into the store's issue list.</summary>
public sealed class AdministrativeListImport(MarketStore market)
{
    /// <param name="path">The file.</param>
    /// <param name="asOf">The day on which it was downloaded.</param>
    /// <returns>Issues on the list, and entries of the issue list that changed.</returns>
    public async Task<(int Listed, int Changed)> RunAsync(string path, DateOnly asOf, CancellationToken cancellationToken)
    {
        var designations = AdministrativeListReader.Read(path);
        var changes = DesignationList.Enter(await market.ReadIssueListAsync(cancellationToken), designations, asOf);
        if (changes.Count > 0)
        {
            var stored = await market.DescribeAsync(cancellationToken);
            var batch = new MarketBatch
            {
                Basis = stored?.Basis ?? default,
                Sessions = stored?.CalendarKind ?? default,
                Issues = changes,
                IssueSources = [new StoredSource($"{Path.GetFileName(path)} as of {asOf:yyyy-MM-dd}")],
            };
            await market.MergeAsync(batch, progress: null, cancellationToken);
        }

        return (designations.Select(line => line.Symbol).Distinct().Count(), changes.Count);
    }
}

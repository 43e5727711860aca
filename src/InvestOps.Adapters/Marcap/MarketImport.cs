using InvestOps.Adapters.Marcap.Formats;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData;

namespace InvestOps.Adapters.Marcap;

/// <summary>
/// Brings files that people already have into the market store: marcap-style files, long-format bars, index history and
/// issue lists. All files are read and checked before anything is written.
/// </summary>
public sealed class MarketImport(MarketStore store)
{
    /// <exception cref="MarketDataException">A file cannot be read or is none of the kinds, or the files do not fit each other or the root. Nothing is written then.</exception>
    public async Task<ImportSummary> RunAsync(ImportRequest request, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var found = ForeignFiles.Find(request.Paths);
        var read = new ReadFiles(request, store.Calendar);
        for (var index = 0; index < found.Count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(new ImportProgress("reading", index, found.Count));
            await read.AddAsync(found[index].Path, found[index].IsNamed, cancellationToken);
        }

        progress?.Report(new ImportProgress("reading", found.Count, found.Count));
        var merge = await store.MergeAsync(read.ToBatch(), progress, cancellationToken);
        return new ImportSummary
        {
            Files = read.Describe(merge),
            Merge = merge,
            Store = await store.DescribeAsync(cancellationToken),
        };
    }
}

using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData.Files;
using InvestOps.Pipeline.MarketData.Manifest;

namespace InvestOps.Pipeline.MarketData.Merging;

/// <summary>Publishes the indices of one session, into their year's file: there are only a few rows a day.</summary>
internal sealed class IndexPublish(ManifestFile files, SessionData session, string source)
{
    /// <returns>All index files afterwards.</returns>
    public async Task<IReadOnlyList<StoredFile>> PublishAsync(IReadOnlyList<StoredFile> stored, TradingCalendar calendar, bool replace, CancellationToken cancellationToken)
    {
        var merge = new IndexMerge(files, [new StoredSource(source)], calendar);
        var rows = session.Indices.Select(bar => new IndexRow(session.Date.Date, bar)).ToArray();
        if (!replace)
        {
            return await merge.MergeAsync(rows, stored, cancellationToken);
        }

        var holder = stored.FirstOrDefault(file => file.Sessions.Any(known => known.Date == session.Date.Date));
        if (holder is null || rows.Length == 0)
        {
            return await merge.MergeAsync(rows, stored, cancellationToken);
        }

        var others = IndexFile.Read(await files.OpenAsync(holder, cancellationToken), holder.Path)
            .Where(row => row.Date != session.Date.Date || rows.All(given => given.Bar.Index != row.Bar.Index));
        var written = await merge.WriteAsync(
            string.Create(CultureInfo.InvariantCulture, $"index/{session.Date.Date.Year}"), others.Concat(rows), [.. holder.Sources, new StoredSource(source)], cancellationToken);
        return [.. stored.Where(file => file != holder), written];
    }
}

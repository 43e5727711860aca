using System.Globalization;
using InvestOps.Domain.Calendar;
using InvestOps.Pipeline.MarketData.Files;
using InvestOps.Pipeline.MarketData.Manifest;

namespace InvestOps.Pipeline.MarketData.Merging;

/// <summary>Merges index rows year by year. What is stored stays; rows that say something else are counted.</summary>
internal sealed class IndexMerge(ManifestFile files, IReadOnlyList<StoredSource> sources, TradingCalendar? calendar)
{
    public int Kept { get; private set; }

    public int AlreadyStored { get; private set; }

    public int InConflict { get; private set; }

    /// <summary>Rows without a close above 0, or of a day without a session.</summary>
    public int HeldBack { get; private set; }

    /// <returns>All index files after the merge.</returns>
    public async Task<IReadOnlyList<StoredFile>> MergeAsync(IReadOnlyList<IndexRow> rows, IReadOnlyList<StoredFile> stored, CancellationToken cancellationToken)
    {
        var usable = rows.Where(IsUsable).ToArray();
        HeldBack += rows.Count - usable.Length;
        var merged = stored.ToList();
        foreach (var year in usable.GroupBy(row => row.Date.Year).OrderBy(year => year.Key))
        {
            await MergeYearAsync(year.Key, year, merged, cancellationToken);
        }

        return merged;
    }

    private bool IsUsable(IndexRow row) =>
        row.Bar.Close > 0 && double.IsFinite(row.Bar.Close) && row.Bar.Index.Length > 0 && (calendar?.IsSession(row.Date) ?? true);

    private async Task MergeYearAsync(int year, IEnumerable<IndexRow> rows, List<StoredFile> stored, CancellationToken cancellationToken)
    {
        var old = stored.Where(file => file.Sessions[0].Date.Year == year).ToArray();
        var all = new Dictionary<(DateOnly, string), IndexRow>();
        foreach (var file in old)
        {
            foreach (var row in IndexFile.Read(await files.OpenAsync(file, cancellationToken), file.Path))
            {
                all.Add((row.Date, row.Bar.Index), row);
            }
        }

        var before = all.Count;
        foreach (var row in rows)
        {
            Add(all, row);
        }

        if (all.Count == before)
        {
            return;
        }

        Kept += all.Count - before;
        stored.RemoveAll(old.Contains);
        stored.Add(await WriteAsync(string.Create(CultureInfo.InvariantCulture, $"index/{year}"), all.Values, old.SelectMany(file => file.Sources).Concat(sources), cancellationToken));
    }

    public async Task<StoredFile> WriteAsync(string stem, IEnumerable<IndexRow> rows, IEnumerable<StoredSource> from, CancellationToken cancellationToken)
    {
        var sorted = IndexFile.Sort(rows);
        return await files.WriteAsync(stem, "parquet", IndexFileWriter.Write(sorted), file => file with
        {
            Rows = sorted.Count,
            Sessions = IndexFile.Sessions(sorted),
            Sources = [.. from.Distinct().OrderBy(source => source.Name, StringComparer.Ordinal).ThenBy(source => source.Sha256, StringComparer.Ordinal)],
        }, cancellationToken);
    }

    private void Add(Dictionary<(DateOnly, string), IndexRow> all, IndexRow row)
    {
        if (all.TryAdd((row.Date, row.Bar.Index), row))
        {
            return;
        }

        if (all[(row.Date, row.Bar.Index)].Bar == row.Bar)
        {
            AlreadyStored++;
        }
        else
        {
            InConflict++;
        }
    }
}

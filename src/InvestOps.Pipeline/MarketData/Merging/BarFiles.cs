using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData.Files;
using InvestOps.Pipeline.MarketData.Manifest;
using InvestOps.Pipeline.MarketData.Tables;

namespace InvestOps.Pipeline.MarketData.Merging;

/// <summary>Reads stored bar files into a table, and writes rows of it as new ones.</summary>
internal sealed class BarFiles(ManifestFile files, BarTable table)
{
    /// <summary>Adds a stored file's rows to the table.</summary>
    /// <returns>Their row numbers, in order of date and code.</returns>
    public async Task<int[]> ReadAsync(StoredFile stored, CancellationToken cancellationToken)
    {
        using var file = new ParquetInput(await files.OpenAsync(stored, cancellationToken), stored.Path);
        var start = table.AppendStored(file.Rows);
        var numbers = new int[file.Rows];
        file.ReadDays(Column(file, BarFileSchema.Date), numbers, 0);
        numbers.CopyTo(table.Days[start..]);
        file.ReadCodes(Column(file, BarFileSchema.Code), table.Codes, table.BadCodes, numbers, 0);
        numbers.CopyTo(table.CodeIds[start..]);
        foreach (var text in Enum.GetValues<TextColumn>())
        {
            file.ReadTexts(Column(file, BarFileSchema.Texts[(int)text]), table.Texts, numbers, 0);
            if (table.Has(text) || numbers.AsSpan().ContainsAnyExcept(0))
            {
                numbers.CopyTo(table.TextIds(text)[start..]);
            }
        }

        var values = new double[file.Rows];
        foreach (var number in Enum.GetValues<BarColumn>())
        {
            file.ReadNumbers(Column(file, BarFileSchema.Numbers[(int)number]), values, 0);
            if (table.Has(number) || values.AsSpan().ContainsAnyExcept(double.NaN))
            {
                values.CopyTo(table.Numbers(number)[start..]);
            }
        }

        return [.. Enumerable.Range(start, file.Rows)];
    }

    /// <param name="stem">Path without hash and ending.</param>
    /// <param name="rows">Rows in order of date and code.</param>
    public async Task<StoredFile> WriteAsync(string stem, int[] rows, IEnumerable<StoredSource> sources, CancellationToken cancellationToken)
    {
        var content = new BarFileWriter(table).Write(rows);
        var sessions = Sessions(rows);
        return await files.WriteAsync(stem, "parquet", content, file => file with
        {
            Rows = rows.Length,
            Sessions = sessions,
            Sources = [.. sources.Distinct().OrderBy(source => source.Name, StringComparer.Ordinal).ThenBy(source => source.Sha256, StringComparer.Ordinal)],
        }, cancellationToken);
    }

    /// <summary>The sessions of ordered rows, with the digest of each.</summary>
    public StoredSession[] Sessions(int[] rows)
    {
        var digest = new SessionDigest(table);
        return [.. ByDay(rows).Select(range => new StoredSession(DateOnly.FromDayNumber(table.Days[rows[range.Start]]), digest.Of(rows.AsSpan(range))))];
    }

    /// <summary>Cuts ordered rows into sessions.</summary>
    public List<Range> ByDay(int[] rows)
    {
        var ranges = new List<Range>();
        for (var start = 0; start < rows.Length;)
        {
            var end = start + 1;
            while (end < rows.Length && table.Days[rows[end]] == table.Days[rows[start]])
            {
                end++;
            }

            ranges.Add(start..end);
            start = end;
        }

        return ranges;
    }

    private static int Column(ParquetInput file, string name)
    {
        var column = file.Columns.ToList().IndexOf(name);
        return column >= 0 ? column : throw new MarketDataException($"A stored bar file lacks the column '{name}'. It was written by another program: import again.");
    }
}

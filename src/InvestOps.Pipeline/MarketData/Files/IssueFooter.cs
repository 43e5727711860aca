using System.Text;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData.Tables;

namespace InvestOps.Pipeline.MarketData.Files;

/// <summary>
/// The newest name, market and section of every issue in a bar file, kept in the file's footer, so that names need not be
/// read from millions of rows. A line is code, name, market and section, split by tabs.
/// </summary>
internal static class IssueFooter
{
    private const string Key = "issues";

    /// <returns>Nothing for rows without names.</returns>
    public static Dictionary<string, string> Write(BarTable table, ReadOnlySpan<int> rows)
    {
        var footer = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!table.Has(TextColumn.Name))
        {
            return footer;
        }

        var newest = NewestNamed(table, rows);
        if (newest.Count == 0)
        {
            return footer;
        }

        var text = new StringBuilder();
        foreach (var (code, row) in newest)
        {
            text.Append(code.Code)
                .Append('\t').Append(Plain(table.TextAt(TextColumn.Name, row)))
                .Append('\t').Append(Plain(table.TextAt(TextColumn.Market, row)))
                .Append('\t').Append(Plain(table.TextAt(TextColumn.Section, row)))
                .Append('\n');
        }

        footer.Add(Key, text.ToString());
        return footer;
    }

    public static bool IsIn(ParquetInput file) => file.Metadata.ContainsKey(Key);

    /// <summary>Adds the issues of a file's footer that are not known yet.</summary>
    public static void Read(ParquetInput file, Dictionary<Symbol, IssueTexts> known)
    {
        if (!file.Metadata.TryGetValue(Key, out var text))
        {
            return;
        }

        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = line.Split('\t');
            known.TryAdd(Symbol.Parse(fields[0]), new IssueTexts(fields[1], NullIfEmpty(fields[2]), NullIfEmpty(fields[3])));
        }
    }

    /// <summary>The last of the given rows that carries a name, by issue.</summary>
    public static SortedDictionary<Symbol, int> NewestNamed(BarTable table, ReadOnlySpan<int> rows)
    {
        var last = new int[table.Codes.Count];
        Array.Fill(last, -1);
        var names = table.TextIds(TextColumn.Name);
        foreach (var row in rows)
        {
            if (names[row] != 0)
            {
                last[table.CodeIds[row]] = row;
            }
        }

        var newest = new SortedDictionary<Symbol, int>();
        for (var id = 0; id < last.Length; id++)
        {
            if (last[id] >= 0)
            {
                newest.Add(table.Codes.SymbolOf(id), last[id]);
            }
        }

        return newest;
    }

    private static string Plain(string? text) => (text ?? "").Replace('\t', ' ').Replace('\n', ' ').Replace('\r', ' ');

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}

using System.Globalization;
using System.Text;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Assets;
using InvestOps.Pipeline.MarketData.Manifest;
using InvestOps.Pipeline.MarketData.Tables;

namespace InvestOps.Pipeline.MarketData.Files;

/// <summary>Stored index history: a few rows a session, sorted by date and index.</summary>
internal static class IndexFile
{
    public const string Date = "date";
    public const string Index = "index";
    public static readonly string[] Numbers = ["open", "high", "low", "close", "volume", "value", "market_cap"];

    public static IReadOnlyList<IndexRow> Sort(IEnumerable<IndexRow> rows) =>
        [.. rows.OrderBy(row => row.Date).ThenBy(row => row.Bar.Index, StringComparer.Ordinal)];

    public static IReadOnlyList<IndexRow> Read(Stream stream, string name)
    {
        using var file = new ParquetInput(stream, name);
        var days = new int[file.Rows];
        var texts = new TextTable();
        var names = new int[file.Rows];
        file.ReadDays(0, days, 0);
        file.ReadTexts(1, texts, names, 0);
        var numbers = Numbers.Select((_, column) => ReadNumbers(file, column + 2)).ToArray();
        return
        [
            .. days.Select((day, row) => new IndexRow(DateOnly.FromDayNumber(day), new IndexBar
            {
                Index = texts[names[row]] ?? "",
                Open = numbers[0][row],
                High = numbers[1][row],
                Low = numbers[2][row],
                Close = numbers[3][row],
                Volume = numbers[4][row],
                Value = numbers[5][row],
                MarketCap = numbers[6][row],
            })),
        ];
    }

    /// <summary>Sessions of sorted rows with a digest each.</summary>
    public static IReadOnlyList<StoredSession> Sessions(IReadOnlyList<IndexRow> rows) =>
        [.. rows.GroupBy(row => row.Date).Select(session => new StoredSession(session.Key, Digest(session)))];

    private static string Digest(IEnumerable<IndexRow> session)
    {
        var text = new StringBuilder();
        foreach (var (_, bar) in session)
        {
            text.Append(CultureInfo.InvariantCulture, $"{bar.Index}");
            foreach (var number in NumbersOf(bar))
            {
                text.Append(CultureInfo.InvariantCulture, $" {number:R}");
            }

            text.Append('\n');
        }

        return ContentHash.Of(text.ToString())[..16];
    }

    public static double[] NumbersOf(IndexBar bar) => [bar.Open, bar.High, bar.Low, bar.Close, bar.Volume, bar.Value, bar.MarketCap];

    private static double[] ReadNumbers(ParquetInput file, int column)
    {
        var values = new double[file.Rows];
        file.ReadNumbers(column, values, 0);
        return values;
    }
}

using InvestOps.Domain.Market;
using InvestOps.Pipeline.MarketData;

namespace InvestOps.Adapters.Marcap.Formats;

/// <summary>Reads the small kinds of file: index history and issue lists.</summary>
internal static class ListReader
{
    public static IndexRow[] ReadIndices(IForeignFile file, ColumnNames columns)
    {
        var names = file.ReadTexts(columns.Find("index_name", "index"));
        var days = file.ReadDays(columns.Find("date"));
        var (open, high, low, close) = (Numbers(file, columns, "open"), Numbers(file, columns, "high"), Numbers(file, columns, "low"), Numbers(file, columns, "close"));
        var (volume, value, cap) = (Numbers(file, columns, "volume"), Numbers(file, columns, "amount", "value"), Numbers(file, columns, "market_cap", "marcap"));
        return
        [
            .. names.Select((name, row) => new IndexRow(DateOnly.FromDayNumber(days[row]), new IndexBar
            {
                Index = name,
                Open = At(open, row),
                High = At(high, row),
                Low = At(low, row),
                Close = At(close, row),
                Volume = At(volume, row),
                Value = At(value, row),
                MarketCap = At(cap, row),
            })),
        ];
    }

    /// <returns>The issues whose code is a KRX code, and how many were not.</returns>
    public static (Listing[] Issues, int BadCodes) ReadIssues(IForeignFile file, ColumnNames columns)
    {
        var codes = file.ReadTexts(columns.Find("code"));
        var names = file.ReadTexts(columns.Find("name"));
        var markets = Texts(file, columns, "market");
        var industries = Texts(file, columns, "industry");
        var listed = file.ReadTexts(columns.Find("listing_date", "listingdate"));
        var issues = new List<Listing>(codes.Length);
        for (var row = 0; row < codes.Length; row++)
        {
            if (Symbol.TryParse(codes[row], out var symbol))
            {
                issues.Add(Describe(symbol, names[row], At(markets, row), At(industries, row), listed[row]));
            }
        }

        return ([.. issues], codes.Length - issues.Count);
    }

    private static Listing Describe(Symbol symbol, string name, string? market, string? industry, string listed)
    {
        var day = Pipeline.MarketData.Files.DayText.Parse(System.Text.Encoding.UTF8.GetBytes(listed));
        return new Listing
        {
            Symbol = symbol,
            Name = name.Length > 0 ? name : symbol.Code,
            Board = IssueClassifier.BoardOf(market),
            Class = IssueClassifier.ClassOf(symbol, name, section: null),
            Industry = string.IsNullOrEmpty(industry) ? null : industry,
            ListedOn = day < 0 ? null : DateOnly.FromDayNumber(day),
        };
    }

    private static double[] Numbers(IForeignFile file, ColumnNames columns, params ReadOnlySpan<string> names)
    {
        var column = columns.Find(names);
        return column < 0 ? [] : file.ReadNumbers(column);
    }

    private static string[] Texts(IForeignFile file, ColumnNames columns, string name)
    {
        var column = columns.Find(name);
        return column < 0 ? [] : file.ReadTexts(column);
    }

    private static double At(double[] values, int row) => values.Length == 0 ? double.NaN : values[row];

    private static string? At(string[] texts, int row) => texts.Length == 0 ? null : texts[row];
}

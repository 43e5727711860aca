using System.Globalization;
using System.Text;
using InvestOps.Domain.Market;

namespace InvestOps.Pipeline.MarketData.Files;

/// <summary>The stored issue list: code, name, market, industry, listing date and periods as administrative issue as comma-separated text in code order.</summary>
internal static class IssueFile
{
    private const string Header = "code,name,market,industry,listing_date,administrative\n";

    public static byte[] Write(IEnumerable<Listing> issues)
    {
        var text = new StringBuilder(Header);
        foreach (var issue in issues.OrderBy(issue => issue.Symbol))
        {
            text.Append(issue.Symbol.Code)
                .Append(',').Append(Field(issue.Name))
                .Append(',').Append(BoardText(issue.Board))
                .Append(',').Append(Field(issue.Industry))
                .Append(',').Append(issue.ListedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
                .Append(',').Append(issue.Administrative?.Text)
                .Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    public static IReadOnlyDictionary<Symbol, Listing> Read(Stream stream, string name)
    {
        using var csv = new CsvInput(stream, name);
        var issues = new Dictionary<Symbol, Listing>();
        csv.Read();
        while (csv.Read())
        {
            var fields = csv.Texts();
            var symbol = Symbol.Parse(fields[0]);
            issues[symbol] = new Listing
            {
                Symbol = symbol,
                Name = fields[1],
                Board = IssueClassifier.BoardOf(fields[2]),
                Class = IssueClassifier.ClassOf(symbol, fields[1], section: null),
                Industry = fields[3].Length > 0 ? fields[3] : null,
                ListedOn = DateOnly.TryParseExact(fields[4], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var listed) ? listed : null,
                Administrative = fields.Length > 5 && fields[5].Length > 0 ? DesignationPeriods.Parse(fields[5]) : null,
            };
        }

        return issues;
    }

    private static string BoardText(Board board) => board == Board.Unknown ? "" : board.ToString().ToUpperInvariant();

    private static string Field(string? text) =>
        text is null || text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text ?? "" : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal).ReplaceLineEndings(" ")}\"";
}

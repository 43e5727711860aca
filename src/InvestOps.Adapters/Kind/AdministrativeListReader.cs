using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using InvestOps.Domain.Listings;
using InvestOps.Domain.Market;

namespace InvestOps.Adapters.Kind;

/// <summary>
/// Reads the list of administrative issues as a person downloads it from the exchange's disclosure site: an HTML table that calls itself a
/// spreadsheet, in EUC-KR. Columns are found by their titles.
/// </summary>
public static partial class AdministrativeListReader
{
    private const int KoreanCodePage = 949; // EUC-KR with the syllables that it lacks
    private const long MostBytes = 20_000_000;

    /// <exception cref="MarketDataException">The file is no such list.</exception>
    public static IReadOnlyList<Designation> Read(string path)
    {
        if (new FileInfo(path).Length > MostBytes)
        {
            throw new MarketDataException($"{path}: larger than any list of issues.");
        }

        return Parse(Decode(File.ReadAllBytes(path)), Path.GetFileName(path));
    }

    private static List<Designation> Parse(string html, string name)
    {
        var rows = Rows().Matches(html).Select(row => Cells().Matches(row.Groups["row"].Value).Select(cell => TextOf(cell.Groups["cell"].Value)).ToArray()).ToArray();
        var header = Array.FindIndex(rows, cells => cells.Contains("종목코드") && cells.Contains("지정일"));
        if (header < 0)
        {
            throw new MarketDataException($"{name}: no table with the columns 종목코드 and 지정일. Expected is the list of administrative issues (관리종목) as downloaded from kind.krx.co.kr.");
        }

        var titles = rows[header];
        var (code, issue, day, reason) = (Array.IndexOf(titles, "종목코드"), Array.IndexOf(titles, "종목명"), Array.IndexOf(titles, "지정일"), Array.IndexOf(titles, "지정사유"));
        var designations = new List<Designation>();
        foreach (var cells in rows.Skip(header + 1).Where(cells => cells.Length == titles.Length))
        {
            designations.Add(new Designation
            {
                Symbol = Symbol.TryParse(cells[code].PadLeft(Symbol.Length, '0'), out var symbol) ? symbol : throw new MarketDataException($"{name}: '{cells[code]}' is no KRX code."),
                Name = issue < 0 ? cells[code] : cells[issue],
                DesignatedOn = DateOf(cells[day], name),
                Reason = reason < 0 ? "" : cells[reason],
            });
        }

        return designations.Count > 0 ? designations : throw new MarketDataException($"{name}: the table has no rows.");
    }

    private static string Decode(byte[] content)
    {
        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(KoreanCodePage)!.GetString(content);
        }
    }

    private static DateOnly DateOf(string text, string name) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy/MM/dd", "yyyy.MM.dd", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new MarketDataException($"{name}: '{text}' is no date of designation.");

    private static string TextOf(string cell) => WebUtility.HtmlDecode(Tags().Replace(cell, "")).Replace('\u00A0', ' ').Trim();

    [GeneratedRegex(@"<tr\b[^>]*>(?<row>.*?)(?=</tr>|<tr\b|</table>)", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Rows();

    [GeneratedRegex(@"<t[hd]\b[^>]*>(?<cell>.*?)(?=</t[hd]>|<t[hd]\b|$)", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Cells();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, 5_000)]
    private static partial Regex Tags();
}

using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using InvestOps.Domain.Trading;
using InvestOps.Pipeline.Reporting.Wording;

namespace InvestOps.Pipeline.Reporting.TearSheets;

/// <summary>The rows of the table of fills as markup, newest first: there can be thousands, which a component tree would take its time for.</summary>
internal static class FillRows
{
    /// <summary>A page with more would be slow to open; all fills are in the file beside it.</summary>
    public const int Most = 2_000;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Write(TearSheet sheet, ReportText text)
    {
        var rows = new StringBuilder();
        var (buy, sell) = (Encoder.Encode(text["fills.buy"]), Encoder.Encode(text["fills.sell"]));
        foreach (var fill in sheet.Result.Fills.Reverse().Take(Most))
        {
            rows.Append(CultureInfo.InvariantCulture, $"<tr><td class=\"code\">{fill.Date}</td><td>{(fill.Side == Side.Buy ? buy : sell)}</td>");
            rows.Append(CultureInfo.InvariantCulture, $"<td class=\"code\">{fill.Symbol}</td><td class=\"name\">{Encoder.Encode(Printable.From(sheet.NameOf(fill.Symbol)))}</td>");
            Number(rows, fill.Quantity.ToString());
            Number(rows, ReportNumbers.Price((double)fill.Price));
            Number(rows, ReportNumbers.Exact(fill.Amount));
            Number(rows, ReportNumbers.Exact(fill.Commission + fill.SalesTax + fill.Slippage));
            rows.Append("</tr>\n");
        }

        return rows.ToString();
    }

    private static void Number(StringBuilder rows, string value) => rows.Append("<td class=\"number\">").Append(value).Append("</td>");
}

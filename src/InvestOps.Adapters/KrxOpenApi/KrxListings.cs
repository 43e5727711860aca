using System.Globalization;
using InvestOps.Adapters.Http;
using InvestOps.Domain.Market;
using InvestOps.Pipeline.Ports;

namespace InvestOps.Adapters.KrxOpenApi;

/// <summary>Reads the issue list of one market. Here <c>ISU_CD</c> is the ISIN, and the code that daily rows have is <c>ISU_SRT_CD</c>.</summary>
internal static class KrxListings
{
    private static readonly FieldNames Fields = new("ISU_SRT_CD", "ISU_ABBRV", "LIST_DD", "MKT_TP_NM", "SECT_TP_NM");

    private enum Field
    {
        Code,
        Name,
        ListedOn,
        Market,
        Section,
    }

    /// <exception cref="SourceException">The answer is no issue list.</exception>
    public static IReadOnlyList<Listing> Read(string source, KrxEndpoint service, HttpAnswer answer)
    {
        var listings = new List<Listing>(2_048);
        KrxTable.Read(source, service, answer, Fields, cells =>
        {
            if (Symbol.TryParse(cells.Text((int)Field.Code), out var symbol))
            {
                listings.Add(Of(symbol, cells));
            }
        });
        return listings.Count > 0 ? listings : throw KrxTable.Suspicious(source, service, "the issue list is empty");
    }

    private static Listing Of(Symbol symbol, RowCells cells)
    {
        var name = cells.Text((int)Field.Name);
        var isDate = DateOnly.TryParseExact(cells.Text((int)Field.ListedOn), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var listedOn);
        return new Listing
        {
            Symbol = symbol,
            Name = name.Length > 0 ? name : symbol.Code,
            Board = IssueClassifier.BoardOf(cells.RepeatedText((int)Field.Market)),
            Class = IssueClassifier.ClassOf(symbol, name, section: null),
            ListedOn = isDate ? listedOn : null,
        };
    }
}

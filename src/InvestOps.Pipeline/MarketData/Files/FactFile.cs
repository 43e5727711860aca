using System.Globalization;
using System.Text;
using InvestOps.Domain.Market;

namespace InvestOps.Pipeline.MarketData.Files;

/// <summary>The stored facts as comma-separated text: one line a dividend, succession or offer, in order of kind, code and date.</summary>
internal static class FactFile
{
    private const string Header = "kind,code,date,number,successor,source\n";
    private const string Dividend = "dividend";
    private const string Succession = "succession";
    private const string Offer = "offer";

    public static byte[] Write(MarketFacts facts)
    {
        var text = new StringBuilder(Header);
        foreach (var paid in facts.Dividends.OrderBy(paid => paid.Symbol).ThenBy(paid => paid.ExDate))
        {
            Append(text, Dividend, paid.Symbol, paid.ExDate, paid.Amount, "", paid.Source);
        }

        foreach (var change in facts.Successions.OrderBy(change => change.Symbol).ThenBy(change => change.On))
        {
            Append(text, Succession, change.Symbol, change.On, change.Ratio, change.Successor.Code, change.Source);
        }

        foreach (var offer in facts.Offers.OrderBy(offer => offer.Symbol).ThenBy(offer => offer.ListedOn))
        {
            Append(text, Offer, offer.Symbol, offer.ListedOn, offer.Price, "", offer.Source);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <exception cref="MarketDataException">The file is not as this program writes it.</exception>
    public static MarketFacts Read(Stream stream, string name)
    {
        using var csv = new CsvInput(stream, name);
        var (dividends, successions, offers) = (new List<CashDividend>(), new List<Succession>(), new List<Offer>());
        csv.Read();
        while (csv.Read())
        {
            var fields = csv.Texts();
            if (fields.Length != 6 || !Symbol.TryParse(fields[1], out var symbol)
                || !DateOnly.TryParseExact(fields[2], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                || !decimal.TryParse(fields[3], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                throw csv.Error("this is no dividend, succession or offer.");
            }

            switch (fields[0])
            {
                case Dividend:
                    dividends.Add(new CashDividend(symbol, day, number, fields[5]));
                    break;
                case Succession when Symbol.TryParse(fields[4], out var successor):
                    successions.Add(new Succession(symbol, successor, day, number, fields[5]));
                    break;
                case Offer:
                    offers.Add(new Offer(symbol, day, (long)number, fields[5]));
                    break;
                default:
                    throw csv.Error($"'{fields[0]}' is no kind of fact.");
            }
        }

        return new MarketFacts { Dividends = dividends, Successions = successions, Offers = offers };
    }

    private static void Append(StringBuilder text, string kind, Symbol symbol, DateOnly day, decimal number, string successor, string source) =>
        text.Append(CultureInfo.InvariantCulture, $"{kind},{symbol.Code},{day:yyyy-MM-dd},{number:0.############},{successor},{Field(source)}\n");

    private static string Field(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal).ReplaceLineEndings(" ")}\"";
}
